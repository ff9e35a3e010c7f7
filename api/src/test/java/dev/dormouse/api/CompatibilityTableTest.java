package dev.dormouse.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dormouse.api.call.Permission;
import dev.dormouse.api.operation.ApiOperation;
import dev.dormouse.testing.ProjectRoot;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.accessanalyzer.AccessAnalyzerClient;
import software.amazon.awssdk.services.accessanalyzer.model.AccessAnalyzerRequest;

/** The table of operations, AWS's client and {@code docs/api-compatibility.md} say the same. */
class CompatibilityTableTest {
  private static final Pattern ROW =
      Pattern.compile("\\| `(\\w+)` \\| `(\\w+) ([^`]+)` \\| (same|differs|not available) \\|.*");

  /** In AWS's model, but newer than the client that these tests use. */
  private static final Set<String> NEWER =
      Set.of("CreateServiceLinkedAnalyzer", "DeleteServiceLinkedAnalyzer");

  private static Set<String> table() {
    Set<String> names = new TreeSet<>();
    Stream.of(ApiOperation.values()).map(ApiOperation::wireName).forEach(names::add);
    return names;
  }

  @Test
  void everyOperationOfTheClientIsInTheTable() {
    Set<String> client = new TreeSet<>(NEWER);
    for (Method method : AccessAnalyzerClient.class.getMethods()) {
      if (method.getParameterCount() == 1
          && AccessAnalyzerRequest.class.isAssignableFrom(method.getParameterTypes()[0])
          && !method.getName().endsWith("Paginator")) {
        String name = method.getParameterTypes()[0].getSimpleName();
        client.add(name.substring(0, name.length() - "Request".length()));
      }
    }
    assertThat(table()).isEqualTo(client);
  }

  @Test
  void everyOperationHasItsRowInTheDocument() throws IOException {
    List<String> rows =
        Files.readAllLines(ProjectRoot.find().orElseThrow().resolve("docs/api-compatibility.md"))
            .stream()
            .filter(line -> line.startsWith("| `"))
            .toList();
    Set<String> documented = new HashSet<>();
    for (String row : rows) {
      var matcher = ROW.matcher(row);
      assertThat(matcher.matches()).as(row).isTrue();
      documented.add(matcher.group(1) + " " + matcher.group(2) + " " + matcher.group(3));
    }
    assertThat(documented)
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(ApiOperation.values())
                .map(each -> each.wireName() + " " + each.method() + " " + each.path())
                .toList());
  }

  @Test
  void leastRoleOfEachOperationIsTheDocuments() throws IOException {
    List<String> rows =
        Files.readAllLines(ProjectRoot.find().orElseThrow().resolve("docs/api-compatibility.md"));

    assertThat(ApiOperation.values())
        .allSatisfy(
            each ->
                assertThat(rows)
                    .filteredOn(row -> row.startsWith("| `" + each.wireName() + "` |"))
                    .singleElement()
                    .satisfies(row -> assertThat(row.split(" \\| ", -1)[3]).isEqualTo(who(each))));
  }

  private static String who(ApiOperation operation) {
    Permission permission = operation.permission();
    return permission.role().name().toLowerCase(Locale.ROOT)
        + (permission.everyAccount() ? ", all accounts" : "");
  }
}
