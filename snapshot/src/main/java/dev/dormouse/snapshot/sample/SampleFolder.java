package dev.dormouse.snapshot.sample;

import dev.dormouse.snapshot.sample.Collection.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.JsonGenerator;

/**
 * The folder that a sample goes to. An earlier sample is known by its marker file and by holding
 * nothing that no sample ever holds; only such a one is ever cleared.
 */
record SampleFolder(Path path) {
  static final String MARKER = "dormouse-sample.json";
  private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
  private static final Pattern REPORT = Pattern.compile("(AROA|AIDA)[A-Z2-7]{17}\\.json");

  /** Makes the folder if need be, clears an earlier sample, and leaves the marker. */
  void prepare(SampleSettings settings) throws IOException {
    if (Files.exists(path) && !Files.isDirectory(path)) {
      throw new FolderInUseException(path, "is not a folder");
    }
    Files.createDirectories(path);
    List<Path> old = new ArrayList<>();
    collect(old);
    for (Path file : old) {
      Files.delete(file);
    }
    mark(settings);
  }

  /** Everything of an earlier sample, each folder after what it holds. */
  private void collect(List<Path> old) throws IOException {
    List<Path> entries = list(path);
    if (!entries.isEmpty() && !entries.contains(path.resolve(MARKER))) {
      throw new FolderInUseException(path, "is not empty, and no sample stands in it");
    }
    for (Path entry : entries) {
      if (isFolder(entry) && ACCOUNT.matcher(name(entry)).matches()) {
        collectAccount(old, entry);
      } else {
        check(entry, isFile(entry) && isOfOrganization(name(entry)));
      }
      old.add(entry);
    }
  }

  private void collectAccount(List<Path> old, Path account) throws IOException {
    for (Path entry : list(account)) {
      if (isFolder(entry) && name(entry).equals(Part.REPORTS.label)) {
        for (Path report : list(entry)) {
          check(report, isFile(report) && REPORT.matcher(name(report)).matches());
          old.add(report);
        }
      } else {
        check(entry, isFile(entry) && isOfAccount(name(entry)));
      }
      old.add(entry);
    }
  }

  private void check(Path entry, boolean known) throws FolderInUseException {
    if (!known) {
      throw new FolderInUseException(
          path, "holds " + path.relativize(entry) + ", which is not of a sample");
    }
  }

  private static boolean isOfOrganization(String name) {
    return name.equals(MARKER) || OrganizationWriter.FILES.contains(name);
  }

  private static boolean isOfAccount(String name) {
    return name.equals("collection.json")
        || Arrays.stream(Part.values()).anyMatch(part -> name.startsWith(part.label + "."));
  }

  private void mark(SampleSettings settings) throws IOException {
    Path file = path.resolve(MARKER);
    try (JsonGenerator json = JsonFormat.INDENTED.generator(Files.newOutputStream(file))) {
      json.writeStartObject();
      switch (settings.shape()) {
        case SampleSettings.Announcement() -> {}
        case SampleSettings.Scaled(int accounts, int principals) -> {
          json.writeNumberProperty("accounts", accounts);
          json.writeNumberProperty("principals", principals);
        }
      }
      json.writeNumberProperty("seed", settings.seed());
      json.writeStringProperty("asOf", Spelling.ZULU.write(settings.asOf()));
      json.writeEndObject().writeRaw('\n');
    }
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    }
  }

  private static boolean isFolder(Path entry) {
    return Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS);
  }

  private static boolean isFile(Path entry) {
    return Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS);
  }

  private static String name(Path entry) {
    return entry.getName(entry.getNameCount() - 1).toString();
  }
}
