package dev.dormouse.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** The documents of AWS managed policies, as texts: one {@code {name, arn, document}} a line. */
final class ManagedPolicies {
  private static final String DOCUMENT = "\"document\":";

  private ManagedPolicies() {}

  static List<String> read(Path gz) throws IOException {
    List<String> documents = new ArrayList<>();
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(gz)), StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        int start = line.indexOf(DOCUMENT) + DOCUMENT.length();
        documents.add(line.substring(start, line.length() - 1));
      }
    }
    return documents;
  }
}
