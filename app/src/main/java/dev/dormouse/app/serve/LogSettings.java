package dev.dormouse.app.serve;

import java.util.logging.Level;

/**
 * What is logged, and how.
 *
 * @param json one JSON object a line, for machines; otherwise for people
 */
record LogSettings(boolean json, Level level) {}
