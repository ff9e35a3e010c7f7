package dev.dormouse.api;

import static dev.dormouse.api.ExtensionWorld.OTHER;
import static dev.dormouse.api.ExtensionWorld.ROOT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dormouse.analyzers.port.FindingStore;
import dev.dormouse.analyzers.port.StoreUnavailableException;
import dev.dormouse.api.call.PercentText;
import dev.dormouse.api.json.JsonReader;
import dev.dormouse.api.json.JsonValue.JsonArray;
import dev.dormouse.api.json.JsonValue.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Findings as a file. */
class FindingExportTest {
  private static final Set<String> RESTRICTED =
      Set.of("host", "content-length", "connection", "expect", "upgrade");

  @TempDir Path folder;
  private ExtensionWorld world;

  @BeforeEach
  void start() {
    world = new ExtensionWorld(folder);
  }

  @AfterEach
  void stop() {
    world.close();
  }

  /** By a client that understands chunks, and fails where the last one is missing. */
  private static HttpResponse<String> read(ServerFixture server, String target)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server.endpoint() + target)).GET();
    for (Map.Entry<String, String> header : server.calls().sign("GET", target, "").entrySet()) {
      if (!RESTRICTED.contains(header.getKey().toLowerCase(java.util.Locale.ROOT))) {
        request.header(header.getKey(), header.getValue());
      }
    }
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
  }

  private String read(String query) throws IOException, InterruptedException {
    HttpResponse<String> response = read(world.server, ROOT + "/findings/export" + query);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return response.body();
  }

  @Test
  void jsonHasEveryFindingWithItsDetails() throws Exception {
    for (int i = 0; i < 450; i++) {
      world.findings.role(OTHER, "many" + i);
    }
    JsonObject file = (JsonObject) JsonReader.read(read("").getBytes(UTF_8));
    JsonArray findings =
        (JsonArray) Objects.requireNonNull(file.members().get("findings"), "findings");
    List<String> texts = findings.elements().stream().map(Object::toString).toList();
    assertThat(texts).hasSize(454).doesNotHaveDuplicates();
    assertThat(texts).anySatisfy(it -> assertThat(it).contains("DeleteBucket"));
  }

  @Test
  void linesHaveAFindingEach() throws Exception {
    String filter = PercentText.encode("{\"findingType\":{\"eq\":[\"UnusedIAMUserAccessKey\"]}}");
    List<String> lines = read("?format=jsonl&filter=" + filter).lines().toList();
    assertThat(lines)
        .singleElement()
        .asString()
        .startsWith("{")
        .contains("\"id\":\"" + world.keys + "\"")
        .contains("\"accessKeyId\":\"AKIAIOSFODNN7EXAMPLE\"");
    Calls.Reply posted =
        world.call(
            "POST",
            ROOT + "/findings/export",
            "{'format':'jsonl','filter':{'findingType':{'eq':['UnusedIAMUserAccessKey']}}}");
    assertThat(posted.body()).contains(lines.getFirst());
    assertThat(posted.headers())
        .containsEntry("content-type", "application/jsonl")
        .containsEntry("content-disposition", "attachment; filename=\"org-findings.jsonl\"");
  }

  @Test
  void csvHasARowAFinding() throws Exception {
    List<CSVRecord> rows = rows();
    assertThat(rows).hasSize(4);
    CSVRecord keys = row(rows, world.keys.toString());
    assertThat(keys.get("subject")).isEqualTo("AKIAI44QH8DHBEXAMPLE AKIAIOSFODNN7EXAMPLE");
    assertThat(keys.get("lastAccessed")).isEqualTo(Findings.LAST_USE.toString());
    CSVRecord wide = row(rows, world.permissions.toString());
    assertThat(wide.get("unusedServices")).isEqualTo("1");
    assertThat(wide.get("unusedActions")).isEqualTo("2");
    assertThat(wide.get("subject")).isEqualTo("bedrock s3");
  }

  @Test
  void csvCellIsNeverAFormulaNorASecondLine() throws Exception {
    String body =
        "{'ids':['"
            + world.role
            + "'],'reason':'=HYPERLINK(\\\"http://x\\\")\\r\\n+1,\\\"2\\u202e','owner':'@SUM(1)'}";
    assertThat(world.call("POST", ROOT + "/findings/archive", body).status()).isEqualTo(200);
    assertThat(read("?format=csv").lines()).hasSize(5);
    CSVRecord row = row(rows(), world.role.toString());
    assertThat(row.get("archiveReason"))
        .isEqualTo("'=HYPERLINK(\"http://x\")\\u000d\\u000a+1,\"2\\u202e");
    assertThat(row.get("archiveOwner")).isEqualTo("'@SUM(1)");
    assertThat(row.get("archivedBy")).isEqualTo(world.server.admin.key().id());
  }

  private List<CSVRecord> rows() throws Exception {
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    return format.parse(new StringReader(read("?format=csv"))).getRecords();
  }

  private static CSVRecord row(List<CSVRecord> rows, String id) {
    return rows.stream().filter(row -> row.get("id").equals(id)).findFirst().orElseThrow();
  }

  @Test
  void noFindingIsAnEmptyFile() throws Exception {
    String none = PercentText.encode("{\"resource\":{\"eq\":[\"none\"]}}");
    assertThat(read("?filter=" + none)).isEqualTo("{\"findings\":[]}");
    assertThat(read("?format=jsonl&filter=" + none)).isEmpty();
    assertThat(read("?format=csv&filter=" + none).lines()).hasSize(1);
  }

  @Test
  void storeThatGoesAwayBeforehandIsAnErrorAndMeanwhileCutsTheFileOff(@TempDir Path other)
      throws Exception {
    int[] pagesLeft = {0};
    ServerFixture.Wishes wishes =
        new ServerFixture.Wishes(
            it -> it, store -> failing(store, pagesLeft), services -> List.of());
    try (ServerFixture server = new ServerFixture(other, wishes)) {
      server
          .calls()
          .call(
              "PUT",
              "/analyzer",
              "{\"analyzerName\":\"org\",\"type\":\"ORGANIZATION_UNUSED_ACCESS\"}");
      Findings findings = new Findings(server, "org");
      for (int i = 0; i < 450; i++) {
        findings.role(OTHER, "many" + i);
      }
      String target = ROOT + "/findings/export";
      assertThat(read(server, target).statusCode()).isEqualTo(503);
      pagesLeft[0] = 2;
      assertThat(assertThrowsIo(() -> read(server, target))).isNotNull();
      assertThat(server.faults).hasSize(2).allMatch(StoreUnavailableException.class::isInstance);
      pagesLeft[0] = 3;
      assertThat(read(server, target).body()).endsWith("]}");
    }
  }

  private static IOException assertThrowsIo(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    return org.assertj.core.api.Assertions.catchThrowableOfType(IOException.class, call);
  }

  /** A store that lists some pages more, and then none. */
  private static FindingStore failing(FindingStore store, int[] pagesLeft) {
    return (FindingStore)
        Proxy.newProxyInstance(
            FindingStore.class.getClassLoader(),
            new Class<?>[] {FindingStore.class},
            (_, method, arguments) -> {
              if (method.getName().equals("list") && pagesLeft[0]-- <= 0) {
                throw new StoreUnavailableException("gone", new IOException("gone"));
              }
              try {
                return method.invoke(store, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
