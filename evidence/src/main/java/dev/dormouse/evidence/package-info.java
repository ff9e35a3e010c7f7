/**
 * What was used, when, seen by whom, and how far back anyone looked: credential reports and
 * last-accessed reports become usage and coverage. Absent evidence is unknown, never unused.
 */
@NullMarked
package dev.dormouse.evidence;

import org.jspecify.annotations.NullMarked;
