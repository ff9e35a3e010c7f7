package dev.dormouse.app;

import dev.dormouse.catalog.Catalog;
import dev.dormouse.snapshot.sample.Sample;
import dev.dormouse.snapshot.sample.SampleProgress;
import dev.dormouse.snapshot.sample.SampleSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What to look at: a snapshot, or the sample organization, which is made for the occasion. */
final class ScanInput {
  @Parameters(
      paramLabel = "INPUT",
      arity = "0..1",
      description =
          "A snapshot folder (docs/export.md), or a file with the output of"
              + " aws iam get-account-authorization-details.")
  @Nullable Path path;

  @Option(names = "--sample", description = "Look at the sample organization instead of an INPUT.")
  boolean sample;

  static ScanInput of(@Nullable Path path, boolean sample) {
    ScanInput input = new ScanInput();
    input.path = path;
    input.sample = sample;
    return input;
  }

  /** An input on disk, removed again if it was made for the occasion. */
  record Opened(Path path, String name, String argument, boolean temporary)
      implements AutoCloseable {
    @Override
    public void close() {
      if (temporary) {
        delete(path);
      }
    }
  }

  Opened open(Catalog catalog) {
    if (sample == (path != null)) {
      throw new Failure(Exit.USAGE, "give either an INPUT or --sample; see --help");
    }
    if (path != null) {
      String name = path.toString();
      return new Opened(path, name, Texts.quoted(name), false);
    }
    try {
      Path folder = Files.createTempDirectory("dormouse-sample");
      new Sample(SampleSettings.defaults(), catalog, Runtime.getRuntime().availableProcessors())
          .write(folder, SampleProgress.silent());
      return new Opened(folder, "sample organization", "--sample", true);
    } catch (IOException e) {
      throw new Failure(Exit.CANNOT_WRITE, "the sample organization cannot be made: " + e);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
