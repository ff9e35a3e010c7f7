package dev.dormouse.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dormouse.catalog.ReferenceReader.IndexEntry;
import dev.dormouse.catalog.ServiceReference.ReferenceAction;
import dev.dormouse.catalog.ServiceReference.ReferenceOperation;
import dev.dormouse.catalog.ServiceReference.ReferenceService;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceReaderTest {
  private static final String DOCUMENT =
      """
      {"Version": "v1.4",
       "Resources": [{"Name": "ape", "ARNFormats": ["arn:${Partition}:zoo:::ape/${Name}"],
                      "ConditionKeys": ["zoo:age"]}],
       "Actions": [
         {"Name": "FeedApe",
          "ActionConditionKeys": ["zoo:age"],
          "Annotations": {"Properties": {"IsList": false, "IsWrite": true, "IsNew": {"x": [1]},
                                         "IsTaggingOnly": false, "IsPermissionManagement": false},
                          "Other": [true]},
          "Resources": [{"Name": "ape", "ConditionKeys": []}, {"Name": "yeti"}, {"Name": "ape"}],
          "SupportedBy": {"IAM Access Analyzer Policy Generation": false,
                          "IAM Action Last Accessed": true, "Something New": "yes"}},
         {"Name": "Look", "Annotations": {"Properties": {"IsList": false}}}],
       "Operations": [
         {"Name": "Feed", "SDK": [{"Name": "zoo", "Method": "feed", "Package": "Boto3"}],
          "AuthorizedActions": [{"Name": "FeedApe", "Service": "zoo", "Context": {"a": "b"}},
                                {"Name": "Run", "Service": "wild"}]},
         {"Name": "Look"}],
       "Name": "zoo"}
      """;

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static ReferenceService service(String json) {
    return ReferenceReader.service("zoo", stream(json), "ADDRESS");
  }

  private static String actionWith(String properties) {
    return "{\"Name\":\"zoo\",\"Actions\":[{\"Name\":\"A\",\"Annotations\":{\"Properties\":{"
        + properties
        + "}}}]}";
  }

  @Test
  void readsTheFactsOfAServiceInAnyOrderOfMembers() {
    ReferenceService zoo = service(DOCUMENT);

    assertThat(zoo.prefix()).isEqualTo("zoo");
    assertThat(zoo.resourceTypes())
        .containsExactly(
            new ResourceType("zoo", "ape", List.of("arn:${Partition}:zoo:::ape/${Name}")));
    assertThat(zoo.actions())
        .containsExactly(
            new ReferenceAction(
                "FeedApe", AccessLevel.WRITE, List.of("ape", "yeti", "ape"), true, false),
            new ReferenceAction("Look", AccessLevel.READ, List.of(), false, false));
    assertThat(zoo.operations())
        .containsExactly(
            new ReferenceOperation("Feed", List.of("zoo:FeedApe", "wild:Run")),
            new ReferenceOperation("Look", List.of()));
  }

  @ParameterizedTest
  @CsvSource({
    "true,  true,  true,  true,  PERMISSIONS_MANAGEMENT",
    "false, true,  true,  true,  TAGGING",
    "false, false, true,  true,  LIST",
    "false, false, false, true,  WRITE",
    "false, false, false, false, READ"
  })
  void takesTheFirstAccessLevelThatFits(
      boolean permissions, boolean tagging, boolean list, boolean write, AccessLevel level) {
    String json =
        actionWith(
            "\"IsWrite\":%s,\"IsList\":%s,\"IsTaggingOnly\":%s,\"IsPermissionManagement\":%s"
                .formatted(write, list, tagging, permissions));

    assertThat(service(json).actions()).extracting(ReferenceAction::level).containsExactly(level);
  }

  @Test
  void refusesADocumentThatEndsAnywhere() {
    String document = DOCUMENT.strip();
    for (int length = 0; length < document.length(); length += 7) {
      String part = document.substring(0, length);
      assertThatThrownBy(() -> service(part))
          .as(part)
          .isInstanceOf(CatalogException.class)
          .hasMessageStartingWith("ADDRESS");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "\"zoo\"",
        "<html>busy</html>",
        "{\"Name\":\"zoo\"}",
        "{\"Name\":\"zoo\",\"Actions\":[]}",
        "{\"Name\":\"zoo\",\"Actions\":{}}",
        "{\"Name\":\"zoo\",\"Actions\":[{\"Name\":\"A\"}]}",
        "{\"Name\":\"zoo\",\"Actions\":[{\"Annotations\":{\"Properties\":{}}}]}",
        "{\"Name\":\"zoo\",\"Actions\":[{\"Name\":\"A B\",\"Annotations\":{\"Properties\":{}}}]}",
        "{\"Name\":\"zoo\",\"Actions\":[{\"Name\":\"A\\nA 1 R B\","
            + "\"Annotations\":{\"Properties\":{}}}]}"
      })
  void refusesWhatIsNoDocumentOfAService(String json) {
    assertThatThrownBy(() -> service(json))
        .isInstanceOf(CatalogException.class)
        .hasMessageStartingWith("ADDRESS");
  }

  @Test
  void refusesAnotherServicesDocument() {
    assertThatThrownBy(() -> ReferenceReader.service("s3", stream(DOCUMENT), "ADDRESS"))
        .hasMessage("ADDRESS: the document of \"zoo\", not of \"s3\"");
  }

  @Test
  void refusesWhatFollowsTheDocument() {
    assertThatThrownBy(() -> service(DOCUMENT + "{}")).hasMessageContaining("follows the document");
  }

  @Test
  void namesLineAndColumn() {
    assertThatThrownBy(() -> service("{\"Name\":\n  7}"))
        .hasMessage("ADDRESS: line 2, column 3: expected a text: \"7\"");
    assertThatThrownBy(() -> service("{\"Name\":\n oops}")).hasMessageContaining("line 2");
  }

  @Test
  void readFailureIsNotCalledBadJson() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("connection reset");
          }

          @Override
          public int read(byte[] bytes, int offset, int length) throws IOException {
            throw new IOException("connection reset");
          }
        };

    assertThatThrownBy(() -> ReferenceReader.service("zoo", broken, "ADDRESS"))
        .hasMessageContaining("ADDRESS: cannot be read: connection reset");
  }

  @Test
  void readsTheIndex() {
    String json =
        "[ {\"service\":\"s3\",\"url\":\"https://aws/s3.json\",\"new\":{}},"
            + "{\"url\":\"v1/zoo.json\",\"service\":\"zoo\"} ]";

    assertThat(ReferenceReader.index(stream(json), "INDEX"))
        .containsExactly(
            new IndexEntry("s3", "https://aws/s3.json"), new IndexEntry("zoo", "v1/zoo.json"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[]                                                            | names no service",
        "{}                                                            | expected an array",
        "[1]                                                           | expected an object",
        "[{\"service\":\"s3\"}]                                        | a service and a url: \"s3\"",
        "[{\"service\":\"../etc/passwd\",\"url\":\"u\"}]               | ../etc/passwd",
        "[{\"service\":\"s3\",\"url\":\"u\"},{\"service\":\"S3\",\"url\":\"v\"}] | twice: S3",
        "[{\"service\":\"s3\",\"url\":\"u\"}                           | not valid JSON"
      })
  void refusesWhatIsNoIndex(String json, String message) {
    assertThatThrownBy(() -> ReferenceReader.index(stream(json), "INDEX"))
        .isInstanceOf(CatalogException.class)
        .hasMessageStartingWith("INDEX")
        .hasMessageContaining(message);
  }
}
