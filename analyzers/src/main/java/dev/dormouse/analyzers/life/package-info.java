/**
 * What becomes of findings over time: opened, changed, archived, resolved; pure functions of
 * values.
 */
@NullMarked
package dev.dormouse.analyzers.life;

import org.jspecify.annotations.NullMarked;
