package dev.dormouse.app.client;

import dev.dormouse.app.Session;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * What the client's commands work with.
 *
 * @param dataFolder of the server on this machine, where the command line names none
 * @param in where a person's answers come from
 */
record Context(Session session, Supplier<Path> dataFolder, InputStream in) {}
