/** How often somebody may do something. */
@NullMarked
package dev.dormouse.api.rate;

import org.jspecify.annotations.NullMarked;
