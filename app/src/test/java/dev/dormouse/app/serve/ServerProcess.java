package dev.dormouse.app.serve;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A server in a process of its own, which may be killed; several may follow each other on a data
 * folder, whose file {@code log} has all that they wrote.
 */
record ServerProcess(Path data, Process process) implements AutoCloseable {
  private static final String ANSWERS = "Dormouse answers at ";

  static ServerProcess start(Path data, Map<String, String> environment, String... options)
      throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.dormouse.app.Main",
                "serve",
                "--data=" + data,
                "--port=0"));
    command.addAll(List.of(options));
    Files.createDirectories(data);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    return new ServerProcess(
        data,
        builder
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(data.resolve("log").toFile()))
            .start());
  }

  /** Where the servers of the folder answered, the last one last. */
  static List<String> endpoints(Path data) {
    try (Stream<String> lines = Files.lines(data.resolve("log"))) {
      return lines
          .filter(line -> line.startsWith(ANSWERS))
          .map(line -> line.substring(ANSWERS.length(), line.indexOf(',')))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    kill();
  }
}
