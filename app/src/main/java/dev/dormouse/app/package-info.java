/**
 * The program: its commands, settings, renderings of results, and the wiring of all other rooms.
 * The only place that reads the clock or ends the process.
 */
@NullMarked
package dev.dormouse.app;

import org.jspecify.annotations.NullMarked;
