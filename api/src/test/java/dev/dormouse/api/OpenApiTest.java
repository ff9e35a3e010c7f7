package dev.dormouse.api;

import static dev.dormouse.api.ExtensionWorld.ROLE_ARN;
import static dev.dormouse.api.ExtensionWorld.ROOT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.erosb.jsonsKema.FormatValidationPolicy;
import com.github.erosb.jsonsKema.JsonParser;
import com.github.erosb.jsonsKema.SchemaLoader;
import com.github.erosb.jsonsKema.ValidationFailure;
import com.github.erosb.jsonsKema.Validator;
import com.github.erosb.jsonsKema.ValidatorConfig;
import dev.dormouse.api.call.Endpoint;
import dev.dormouse.api.call.PercentText;
import dev.dormouse.api.extension.DormouseApi;
import dev.dormouse.api.json.JsonReader;
import dev.dormouse.api.json.JsonText;
import dev.dormouse.api.json.JsonValue;
import dev.dormouse.api.json.JsonValue.JsonObject;
import dev.dormouse.api.json.JsonValue.JsonString;
import dev.dormouse.api.operation.Services;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The description says what the routes and the answers are. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenApiTest {
  private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");
  private ExtensionWorld world;
  private JsonObject description;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    world = new ExtensionWorld(folder);
    description =
        (JsonObject) JsonReader.read(world.get("/dormouse/v1/openapi.json").body().getBytes(UTF_8));
    world.call(
        "POST",
        ROOT + "/findings/archive",
        "{'ids':['" + world.keys + "'],'reason':'r','owner':'o','until':'2090-01-01T00:00:00Z'}");
  }

  @AfterAll
  void stop() {
    world.close();
  }

  private static JsonObject at(JsonValue value, String... names) {
    JsonValue current = value;
    for (String name : names) {
      JsonValue next = ((JsonObject) current).members().get(name);
      assertThat(next).as(String.join(" ", names)).isNotNull();
      current = java.util.Objects.requireNonNull(next);
    }
    return (JsonObject) current;
  }

  private Set<String> described() {
    Set<String> described = new TreeSet<>();
    at(description, "paths")
        .members()
        .forEach(
            (path, item) ->
                ((JsonObject) item)
                    .members().keySet().stream()
                        .filter(METHODS::contains)
                        .forEach(
                            method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path)));
    return described;
  }

  @Test
  void everyRouteIsDescribedAndNothingElse(@TempDir Path other) {
    List<Endpoint> routes = new ArrayList<>();
    ServerFixture.Wishes wishes =
        new ServerFixture.Wishes(
            it -> it,
            it -> it,
            services -> {
              routes.addAll(routes(services));
              return List.of();
            });
    try (ServerFixture server = new ServerFixture(other, wishes)) {
      assertThat(server.faults).isEmpty();
    }
    assertThat(routes.stream().map(Endpoint::name))
        .containsExactlyInAnyOrderElementsOf(described());
  }

  private List<Endpoint> routes(Services services) {
    return DormouseApi.endpoints(services, world.server.database.access());
  }

  /**
   * @param target from {@link ExtensionWorld#ROOT}, or from {@code /dormouse/v1} behind a
   *     circumflex
   * @param body with single quotes
   */
  record Example(String operation, String target, String body) {
    @Override
    public String toString() {
      return operation + " " + target;
    }
  }

  Stream<Example> examples() {
    String analyzer = "/dormouse/v1/analyzers/{name}";
    String arn = PercentText.encode(ROLE_ARN);
    String filter = "{'filter':{'resourceType':{'exists':true}}}";
    return Stream.of(
        new Example(
            "GET " + analyzer + "/findings/{id}/evidence",
            "/findings/" + world.role + "/evidence",
            ""),
        new Example(
            "GET " + analyzer + "/findings/{id}/evidence",
            "/findings/" + world.keys + "/evidence",
            ""),
        new Example(
            "GET " + analyzer + "/findings/{id}/evidence",
            "/findings/" + world.permissions + "/evidence",
            ""),
        new Example(
            "GET " + analyzer + "/findings/{id}/evidence",
            "/findings/" + world.elsewhere + "/evidence",
            ""),
        new Example("GET " + analyzer + "/principals", "/principals?arn=" + arn, ""),
        new Example("GET " + analyzer + "/accounts", "/accounts", ""),
        new Example("GET " + analyzer + "/accounts", "/accounts?maxResults=1", ""),
        new Example("GET " + analyzer + "/trends", "/trends", ""),
        new Example("GET " + analyzer + "/trends", "/trends?by=account", ""),
        new Example(
            "POST " + analyzer + "/archive-rules/preview", "/archive-rules/preview", filter),
        new Example(
            "POST " + analyzer + "/findings/unarchive",
            "/findings/unarchive",
            "{'ids':['" + world.role + "']}"),
        new Example(
            "POST " + analyzer + "/findings/archive",
            "/findings/archive",
            "{'ids':['" + world.role + "']}"),
        new Example("GET " + analyzer + "/findings/export", "/findings/export", ""),
        new Example("POST " + analyzer + "/findings/export", "/findings/export", filter),
        new Example("GET " + analyzer + "/scan", "/scan", ""),
        new Example("POST " + analyzer + "/scan", "/scan", ""),
        new Example("GET " + analyzer + "/usage", "/usage", ""),
        new Example("GET " + analyzer + "/scope", "/scope", ""),
        new Example("PUT " + analyzer + "/scope", "/scope", "{'paths':['/a/*']}"),
        new Example("GET /dormouse/v1/audit", "^/audit?limit=1", ""),
        new Example("GET /dormouse/v1/caller", "^/caller", ""),
        new Example("GET /dormouse/v1/openapi.json", "^/openapi.json", ""));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void answerIsAsDescribed(Example example) {
    String method = example.operation().substring(0, example.operation().indexOf(' '));
    String path = example.operation().substring(method.length() + 1);
    JsonObject operation = at(description, "paths", path, method.toLowerCase(Locale.ROOT));
    if (!example.body().isEmpty()) {
      check(
          at(operation, "requestBody", "content", "application/json", "schema"),
          example.body().replace('\'', '"'));
    }
    String target =
        example.target().startsWith("^")
            ? "/dormouse/v1" + example.target().substring(1)
            : ROOT + example.target();
    Calls.Reply reply = world.call(method, target, example.body());
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    check(
        at(operation, "responses", "200", "content", "application/json", "schema"),
        unchunked(reply));
  }

  @Test
  void everyOperationHasAnExample() {
    assertThat(examples().map(Example::operation).distinct())
        .containsExactlyInAnyOrderElementsOf(described());
  }

  @Test
  void errorIsAsDescribed() {
    JsonObject error = at(description, "components", "responses", "Error");
    for (String path : List.of("/accounts?maxResults=0", "/principals?arn=" + ROLE_ARN + "x")) {
      check(at(error, "content", "application/json", "schema"), world.get(ROOT + path).body());
    }
  }

  @Test
  void descriptionRefusesWhatIsNotSo() {
    JsonObject schema = at(description, "components", "schemas", "Caller");
    assertThat(failure(schema, "{\"name\":\"n\",\"role\":\"KING\"}")).isNotNull();
  }

  private void check(JsonObject schema, String json) {
    ValidationFailure failure = failure(schema, json);
    assertThat(failure == null ? "" : failure.toJSON().toString()).as(json).isEmpty();
  }

  private @org.jspecify.annotations.Nullable ValidationFailure failure(
      JsonObject schema, String json) {
    var whole = new java.util.LinkedHashMap<>(schema.members());
    whole.put("$schema", new JsonString("https://json-schema.org/draft/2020-12/schema"));
    whole.put("$defs", at(description, "components", "schemas"));
    String text =
        JsonText.canonical(new JsonObject(whole)).replace("#/components/schemas/", "#/$defs/");
    return Validator.create(
            new SchemaLoader(new JsonParser(text).parse()).load(),
            new ValidatorConfig(FormatValidationPolicy.ALWAYS))
        .validate(new JsonParser(json).parse());
  }

  private static String unchunked(Calls.Reply reply) {
    if (!reply.headers().getOrDefault("transfer-encoding", "").equals("chunked")) {
      return reply.body();
    }
    StringBuilder text = new StringBuilder();
    String left = reply.body();
    while (!left.isEmpty()) {
      int line = left.indexOf("\r\n");
      int size = Integer.parseInt(left.substring(0, line), 16);
      text.append(left, line + 2, line + 2 + size);
      left = left.substring(Math.min(left.length(), line + 4 + size));
    }
    return text.toString();
  }
}
