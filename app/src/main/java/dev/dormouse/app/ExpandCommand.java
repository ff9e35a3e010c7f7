package dev.dormouse.app;

import dev.dormouse.catalog.ActionSet;
import dev.dormouse.catalog.Catalog;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dormouse expand}: the actions that patterns name. */
@Command(name = "expand", description = "Prints the actions that patterns such as s3:Get* name.")
final class ExpandCommand implements Callable<Integer> {
  @Parameters(paramLabel = "PATTERN", arity = "1..*", description = "Action patterns.")
  List<String> patterns = new ArrayList<>();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "table or json (${DEFAULT-VALUE}).")
  GrantsCommand.ListFormat format = GrantsCommand.ListFormat.table;

  private final Session session;
  private final Catalogs catalogs;

  ExpandCommand(Session session, Catalogs catalogs) {
    this.session = session;
    this.catalogs = catalogs;
  }

  @Override
  public Integer call() {
    Catalog catalog = catalogs.current();
    ActionSet.Builder actions = ActionSet.builder();
    TreeSet<String> unrecognized = new TreeSet<>();
    for (String pattern : patterns) {
      ActionSet matched = catalog.expand(pattern);
      actions.addAll(matched);
      if (matched.isEmpty()) {
        unrecognized.add(pattern);
      }
    }
    GrantsCommand.print(
        new GrantsJson(catalog, actions.build(), unrecognized, null, null), format, session);
    return Exit.OK.code();
  }
}
