/**
 * The server behind {@code dormouse serve}: its settings, its data folder, the scans and who runs
 * them, its health, metrics and log. {@link dev.dormouse.app.serve.Server} wires it.
 */
@NullMarked
package dev.dormouse.app.serve;

import org.jspecify.annotations.NullMarked;
