package dev.dormouse.api.operation;

import dev.dormouse.analyzers.Analyzer;
import dev.dormouse.analyzers.AnalyzerStatus;
import dev.dormouse.analyzers.ArchiveRule;
import dev.dormouse.analyzers.Home;
import dev.dormouse.analyzers.port.AnalyzerStore;
import dev.dormouse.api.call.ApiException;
import dev.dormouse.api.call.Reason;
import dev.dormouse.api.call.ResourceKind;

/** Finds what a call is about, or answers ResourceNotFoundException. */
public final class AnalyzerFinder {
  private final Home home;
  private final AnalyzerStore store;

  public AnalyzerFinder(Home home, AnalyzerStore store) {
    this.home = home;
    this.store = store;
  }

  Analyzer byName(String name) {
    return store.find(name).orElseThrow(() -> ApiException.notFound(ResourceKind.ANALYZER, name));
  }

  /** Analyzers of other accounts and Regions are not here. */
  Analyzer byArn(String arn) {
    String prefix = home.analyzerPrefix();
    return arn.startsWith(prefix)
        ? store
            .find(arn.substring(prefix.length()))
            .orElseThrow(() -> ApiException.notFound(ResourceKind.ANALYZER, arn))
        : notHere(arn);
  }

  /**
   * One whose findings may be read and changed: not those of a DISABLED one (IAM User Guide,
   * "Delegated administrator").
   */
  Analyzer readable(String arn) {
    return readable(byArn(arn));
  }

  /** One by its name, whose findings may be read and changed. */
  public Analyzer readableByName(String name) {
    return readable(byName(name));
  }

  private static Analyzer readable(Analyzer analyzer) {
    if (analyzer.status() == AnalyzerStatus.DISABLED) {
      throw ApiException.validation(
          Reason.OTHER,
          "The analyzer is DISABLED ("
              + analyzer.statusReason()
              + "): its findings are inaccessible");
    }
    return analyzer;
  }

  ArchiveRule rule(Analyzer analyzer, String name) {
    return store
        .rule(analyzer.id(), name)
        .orElseThrow(() -> ApiException.notFound(ResourceKind.ARCHIVE_RULE, name));
  }

  private static Analyzer notHere(String arn) {
    throw ApiException.notFound(ResourceKind.ANALYZER, arn);
  }
}
