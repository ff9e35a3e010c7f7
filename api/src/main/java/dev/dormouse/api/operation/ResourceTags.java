package dev.dormouse.api.operation;

import dev.dormouse.analyzers.Analyzer;
import dev.dormouse.api.call.Answer;
import dev.dormouse.api.call.ApiException;
import dev.dormouse.api.call.Call;
import dev.dormouse.api.call.Input;
import dev.dormouse.api.call.ResourceKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** TagResource, UntagResource, ListTagsForResource: of analyzers, which alone have tags. */
final class ResourceTags {
  private final Services services;
  private final AnalyzerFinder finder;

  ResourceTags(Services services, AnalyzerFinder finder) {
    this.services = services;
    this.finder = finder;
  }

  Answer tag(Call call) {
    Input input = new Input(call);
    Map<String, String> added = Tags.read(Optional.of(input.body().requiredObject("tags")));
    Analyzer analyzer = analyzer(input);
    return change(
        analyzer,
        tags -> {
          Map<String, String> all = new TreeMap<>(tags);
          all.putAll(added);
          if (all.size() > Tags.MOST) {
            throw ApiException.invalidField(
                "tags", "An analyzer has at most " + Tags.MOST + " tags, not " + all.size());
          }
          return all;
        });
  }

  Answer untag(Call call) {
    Input input = new Input(call);
    List<String> keys = input.queryList("tagKeys", Tags.MOST, Shapes.TAG_KEY);
    Analyzer analyzer = analyzer(input);
    return change(
        analyzer,
        tags -> {
          Map<String, String> left = new TreeMap<>(tags);
          left.keySet().removeAll(keys);
          return left;
        });
  }

  Answer list(Call call) {
    Analyzer analyzer = analyzer(new Input(call));
    return Answer.object(json -> AnalyzerJson.tags(json.writeName("tags"), analyzer.tags()));
  }

  private Answer change(Analyzer analyzer, UnaryOperator<Map<String, String>> change) {
    if (services.analyzers().tag(analyzer.id(), change).isEmpty()) {
      throw ApiException.notFound(ResourceKind.ANALYZER, analyzer.name());
    }
    return Answer.empty();
  }

  private Analyzer analyzer(Input input) {
    String arn = input.label("resourceArn", Shapes.ANALYZER_ARN);
    input.check();
    return finder.byArn(arn);
  }
}
