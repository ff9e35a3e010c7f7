package dev.dormouse.app.serve;

import java.nio.file.Path;

/**
 * The sample organization, as a source.
 *
 * @param account its management account
 */
record SampleSource(Path folder, String account) {}
