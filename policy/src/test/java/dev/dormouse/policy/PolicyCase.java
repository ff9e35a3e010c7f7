package dev.dormouse.policy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** One entry of the files in {@code cases/}, whose README tells what the members mean. */
record PolicyCase(
    String file,
    String name,
    List<String> policies,
    Optional<String> boundary,
    Map<String, Object> expect) {

  /** Every case, sorted by file. */
  static List<PolicyCase> all() throws IOException {
    URL folder = Objects.requireNonNull(PolicyCase.class.getResource("/cases"));
    try (Stream<Path> files = Files.list(Path.of(folder.toURI()))) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .sorted()
          .flatMap(PolicyCase::read)
          .toList();
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }

  private static Stream<PolicyCase> read(Path file) {
    try {
      return Json.list(Json.parse(Files.readString(file))).stream()
          .map(entry -> of(file.getFileName().toString(), Json.object(entry)));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static PolicyCase of(String file, Map<String, Object> entry) {
    return new PolicyCase(
        file,
        (String) member(entry, "name"),
        Json.list(member(entry, "policies")).stream().map(PolicyCase::text).toList(),
        Optional.ofNullable(entry.get("boundary")).map(PolicyCase::text),
        Json.object(member(entry, "expect")));
  }

  private static String text(Object policy) {
    return policy instanceof String text ? text : Json.write(policy);
  }

  private static Object member(Map<String, Object> entry, String name) {
    return Objects.requireNonNull(entry.get(name), () -> "no " + name + " in " + entry);
  }

  /** Texts of a member of {@code expect}, if it is there. */
  Optional<List<String>> expected(String member) {
    return Optional.ofNullable(expect.get(member)).map(Json::texts);
  }

  boolean rejected() {
    return expect.containsKey("rejected");
  }
}
