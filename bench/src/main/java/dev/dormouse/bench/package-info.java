/** Benchmarks that stand beside the claims: inside one warm process, and over whole processes. */
@NullMarked
package dev.dormouse.bench;

import org.jspecify.annotations.NullMarked;
