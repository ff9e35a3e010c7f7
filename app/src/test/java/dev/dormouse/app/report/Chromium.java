package dev.dormouse.app.report;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A browser without a window, to see a page as a reader's browser makes it. */
final class Chromium {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

  private static final List<String> FLAGS =
      List.of(
          "--headless",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--window-size=1440,900",
          "--dump-dom");

  private final Path program;

  private Chromium(Path program) {
    this.program = program;
  }

  /** The browser on the path; aborts the calling test with a message where there is none. */
  static Chromium require() {
    Optional<Path> found = find();
    Assumptions.assumeTrue(
        found.isPresent(), () -> "skipped: none of " + NAMES + " is on the path");
    return new Chromium(found.orElseThrow());
  }

  private static Optional<Path> find() {
    String path = System.getenv().getOrDefault("PATH", "");
    return Arrays.stream(path.split(File.pathSeparator, -1))
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** The page at {@code address} as markup, after its scripts have run. */
  String dom(String address, Path profile) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(FLAGS);
    command.add("--user-data-dir=" + profile);
    command.add(address);
    Process browser =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try {
      CompletableFuture<String> dom = CompletableFuture.supplyAsync(() -> text(browser));
      if (!browser.waitFor(60, TimeUnit.SECONDS)) {
        throw new AssertionError("the browser did not end within 60 s");
      }
      return dom.join();
    } finally {
      Stream.concat(browser.descendants(), Stream.of(browser.toHandle()))
          .forEach(ProcessHandle::destroyForcibly);
    }
  }

  private static String text(Process browser) {
    try (InputStream out = browser.getInputStream()) {
      return new String(out.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
