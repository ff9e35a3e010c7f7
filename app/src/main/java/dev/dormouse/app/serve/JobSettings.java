package dev.dormouse.app.serve;

import java.time.Duration;

/**
 * When and how jobs run.
 *
 * @param rescan after this time an unchanged account is looked at again
 * @param watch how often the source is looked at for changes
 * @param takeOver how long a job of a server that died stays undone before another server takes it
 * @param scans how many accounts this server scans at once
 */
record JobSettings(Duration rescan, Duration watch, Duration takeOver, int scans) {}
