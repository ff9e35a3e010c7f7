package dev.dormouse.api.extension;

import dev.dormouse.analyzers.Analyzer;
import dev.dormouse.analyzers.AnalyzerConfiguration;
import dev.dormouse.analyzers.Scope;
import dev.dormouse.api.call.Answer;
import dev.dormouse.api.call.ApiException;
import dev.dormouse.api.call.Call;
import dev.dormouse.api.call.Input;
import dev.dormouse.api.call.Members;
import dev.dormouse.api.call.ResourceKind;
import dev.dormouse.api.call.TextRule;
import dev.dormouse.api.operation.AnalyzerFinder;
import dev.dormouse.api.operation.Services;
import dev.dormouse.api.operation.Shapes;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import tools.jackson.core.JsonGenerator;

/** What an analyzer leaves out beyond AWS's exclusions: {@link Scope}. */
final class ScopeSettings {
  private static final int MOST = 100;
  private static final TextRule PATH = TextRule.pattern("/[\\x21-\\x7e]{0,511}");
  private static final TextRule NAME = TextRule.pattern("[A-Za-z0-9_+=,.@*?-]{1,128}");
  private static final TextRule UNIT = TextRule.length(1, 128);

  private final Services services;
  private final AnalyzerFinder finder;

  ScopeSettings(Services services, AnalyzerFinder finder) {
    this.services = services;
    this.finder = finder;
  }

  /** Lists that the request names; those it leaves out are empty. */
  private record Wanted(
      Optional<List<String>> paths, Optional<List<String>> names, Optional<List<String>> units) {
    Scope over(Scope before) {
      return new Scope(
          paths.orElse(before.paths()),
          names.orElse(before.names()),
          units.orElse(before.organizationalUnits()));
    }
  }

  Answer get(Call call) {
    Input input = new Input(call);
    String name = input.label("name", Shapes.ANALYZER_NAME);
    input.check();
    return answer(finder.readableByName(name));
  }

  /** Replaces the lists that are named, and has the accounts scanned if that changed anything. */
  Answer put(Call call) {
    Input input = new Input(call);
    String name = input.label("name", Shapes.ANALYZER_NAME);
    Wanted wanted = wanted(input);
    input.check();
    Analyzer before = finder.readableByName(name);
    UnaryOperator<AnalyzerConfiguration> change =
        old ->
            new AnalyzerConfiguration(
                old.trackingPeriod(), old.exclusions(), wanted.over(old.scope()));
    Analyzer after =
        services
            .analyzers()
            .configure(before.id(), change)
            .orElseThrow(() -> ApiException.notFound(ResourceKind.ANALYZER, name));
    if (!after.configuration().equals(before.configuration())) {
      services.scans().request(after);
    }
    return answer(after);
  }

  private static Wanted wanted(Input input) {
    Members body = input.body();
    Wanted wanted =
        new Wanted(
            list(body, "paths", PATH),
            list(body, "names", NAME),
            list(body, "organizationalUnits", UNIT));
    if (wanted.paths().isEmpty() && wanted.names().isEmpty() && wanted.units().isEmpty()) {
      input
          .problems()
          .add("paths", "'paths', 'names' or 'organizationalUnits' must say what to leave out");
    }
    return wanted;
  }

  private static Optional<List<String>> list(Members body, String name, TextRule rule) {
    return body.has(name)
        ? Optional.of(body.texts(name, MOST, rule).stream().distinct().toList())
        : Optional.empty();
  }

  private static Answer answer(Analyzer analyzer) {
    Scope scope = analyzer.configuration().scope();
    return Answer.object(
        json -> {
          write(json, "paths", scope.paths());
          write(json, "names", scope.names());
          write(json, "organizationalUnits", scope.organizationalUnits());
        });
  }

  private static void write(JsonGenerator json, String name, List<String> values) {
    json.writeArrayPropertyStart(name);
    values.forEach(json::writeString);
    json.writeEndArray();
  }
}
