/**
 * Analyzers, their configuration and their archive rules, as values. Beside it: {@code life}, what
 * becomes of findings over time; {@code access}, who may do what; {@code port}, what a store and a
 * scanner fill. No SQL, no HTTP, no clock.
 */
@NullMarked
package dev.dormouse.analyzers;

import org.jspecify.annotations.NullMarked;
