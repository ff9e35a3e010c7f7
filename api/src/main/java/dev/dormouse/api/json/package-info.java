/** JSON as values: what requests say, read with limits, and what answers say, written. */
@NullMarked
package dev.dormouse.api.json;

import org.jspecify.annotations.NullMarked;
