package dev.dormouse.app.serve;

import dev.dormouse.findings.Account;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Tells whether files changed, by their names, sizes and times, without reading them. The same
 * files give the same text of 32 characters.
 */
final class Fingerprint {
  private static final int CHARACTERS = 32;

  private final TreeSet<String> lines = new TreeSet<>();

  Fingerprint say(String line) {
    lines.add(line);
    return this;
  }

  /** Where an account stands in its organization decides what excludes it. */
  Fingerprint account(Account account) {
    say("name " + account.name());
    say("above " + account.ancestors());
    return say(
        "scps " + (account.allowedByScps() == null ? "" : account.allowedByScps().hashCode()));
  }

  /**
   * Everything in a folder, or one file; nothing if there is none. Links are followed, as they are
   * when the files are read.
   *
   * @throws IOException also if links make a loop
   */
  Fingerprint files(Path start) throws IOException {
    Files.walkFileTree(
        start,
        EnumSet.of(FileVisitOption.FOLLOW_LINKS),
        Integer.MAX_VALUE,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            file(start.relativize(file).toString(), attributes);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw e;
          }
        });
    return this;
  }

  /** What lies in a folder itself: its files, and the names of folders in it. */
  Fingerprint entries(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return files(folder);
    }
    List<Path> entries;
    try (Stream<Path> listed = Files.list(folder)) {
      entries = listed.toList();
    }
    for (Path entry : entries) {
      entry(entry);
    }
    return this;
  }

  private void entry(Path entry) throws IOException {
    String name = String.valueOf(entry.getFileName());
    try {
      BasicFileAttributes attributes = Files.readAttributes(entry, BasicFileAttributes.class);
      if (attributes.isDirectory()) {
        say("folder " + name);
      } else {
        file(name, attributes);
      }
    } catch (NoSuchFileException _) {
      say("nothing at " + name);
    }
  }

  private void file(String name, BasicFileAttributes attributes) {
    say("file " + name + " " + attributes.size() + " " + attributes.lastModifiedTime());
  }

  String text() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      lines.forEach(line -> digest.update((line + "\n").getBytes(StandardCharsets.UTF_8)));
      return HexFormat.of().formatHex(digest.digest()).substring(0, CHARACTERS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
