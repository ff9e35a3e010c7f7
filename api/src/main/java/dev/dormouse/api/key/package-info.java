/** Access keys for Dormouse's own API: made, sealed, opened. */
@NullMarked
package dev.dormouse.api.key;

import org.jspecify.annotations.NullMarked;
