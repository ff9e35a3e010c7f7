/**
 * One call of the API, free of transport: what comes in, what goes out, what an operation is, how
 * its members are checked, and AWS's errors.
 */
@NullMarked
package dev.dormouse.api.call;

import org.jspecify.annotations.NullMarked;
