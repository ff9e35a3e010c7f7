package dev.dormouse.api.extension;

import dev.dormouse.analyzers.Analyzer;
import dev.dormouse.analyzers.access.Caller;
import dev.dormouse.analyzers.life.AccountAnalysis;
import dev.dormouse.analyzers.port.Scans;
import dev.dormouse.api.call.Answer;
import dev.dormouse.api.call.Call;
import dev.dormouse.api.call.Input;
import dev.dormouse.api.operation.AnalyzerFinder;
import dev.dormouse.api.operation.Services;
import dev.dormouse.api.operation.Shapes;
import dev.dormouse.api.operation.Times;
import java.util.List;

/** How the scan of an analyzer's accounts goes, and asking for one. */
final class ScanRequests {
  private final Services services;
  private final AnalyzerFinder finder;

  ScanRequests(Services services, AnalyzerFinder finder) {
    this.services = services;
    this.finder = finder;
  }

  Answer status(Call call) {
    return answer(analyzer(call), call.caller());
  }

  Answer request(Call call) {
    services.scans().request(analyzer(call));
    return status(call);
  }

  private Analyzer analyzer(Call call) {
    Input input = new Input(call);
    String name = input.label("name", Shapes.ANALYZER_NAME);
    input.check();
    return finder.readableByName(name);
  }

  private Answer answer(Analyzer analyzer, Caller caller) {
    Scans.Status all = services.scans().status(analyzer);
    Scans.Status seen = caller.seesEverything() ? all : seen(analyzer, caller, all);
    return Answer.object(
        json -> {
          json.writeStringProperty("state", state(seen));
          json.writeNumberProperty("accounts", seen.accounts());
          json.writeNumberProperty("pending", seen.pending());
          Times.write(json, "requestedAt", seen.requestedAt());
          json.writeArrayPropertyStart("running");
          seen.running().forEach(json::writeString);
          json.writeEndArray();
        });
  }

  private static String state(Scans.Status status) {
    if (!status.readable()) {
      return "UNREADABLE";
    }
    if (!status.running().isEmpty()) {
      return "RUNNING";
    }
    return status.pending() > 0 ? "PENDING" : "IDLE";
  }

  /** Of the accounts that a limited caller sees; those never looked at are not known by number. */
  private Scans.Status seen(Analyzer analyzer, Caller caller, Scans.Status all) {
    List<AccountAnalysis> analyses = services.findings().analyses(analyzer.id(), caller.accounts());
    long pending = analyses.stream().filter(each -> !each.basis().covers(analyzer)).count();
    return new Scans.Status(
        all.readable(),
        analyses.size(),
        (int) pending,
        all.requestedAt(),
        all.running().stream().filter(caller::sees).toList());
  }
}
