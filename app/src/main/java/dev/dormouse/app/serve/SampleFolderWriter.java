package dev.dormouse.app.serve;

import dev.dormouse.app.Exit;
import dev.dormouse.app.Failure;
import dev.dormouse.catalog.Catalog;
import dev.dormouse.snapshot.sample.Sample;
import dev.dormouse.snapshot.sample.SampleProgress;
import dev.dormouse.snapshot.sample.SampleSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the sample organization into the data folder, once: changes made to it stay. */
final class SampleFolderWriter {
  private static final String DONE = "dormouse-sample.json";

  private SampleFolderWriter() {}

  static void write(Path folder, Catalog catalog) {
    if (Files.exists(folder.resolve(DONE))) {
      return;
    }
    try {
      // Beside its place first: a sample that was cut short is never taken for a whole one.
      Path draft = folder.resolveSibling("." + folder.getFileName() + ".part");
      int threads = Runtime.getRuntime().availableProcessors();
      new Sample(SampleSettings.defaults(), catalog, threads).write(draft, SampleProgress.silent());
      Files.move(draft, folder);
    } catch (IOException e) {
      throw new Failure(
          Exit.CANNOT_WRITE, folder + ": the sample organization cannot be written: " + e);
    }
  }
}
