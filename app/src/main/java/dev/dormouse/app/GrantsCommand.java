package dev.dormouse.app;

import dev.dormouse.catalog.ActionSet;
import dev.dormouse.catalog.Catalog;
import dev.dormouse.policy.AttachedPolicy;
import dev.dormouse.policy.Grants;
import dev.dormouse.policy.PolicyCompiler;
import dev.dormouse.policy.PolicyParseException;
import dev.dormouse.policy.PolicyParser;
import dev.dormouse.policy.PolicySource;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dormouse grants}: what identity policies grant, together. */
@Command(
    name = "grants",
    description = "Prints the actions that a set of identity policies grants, together.")
final class GrantsCommand implements Callable<Integer> {
  /** IAM takes none over some ten thousand characters; this leaves room for white space. */
  private static final long LARGEST_POLICY = 10L << 20;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "Policy documents.")
  List<Path> files = new ArrayList<>();

  @Option(
      names = "--boundary",
      paramLabel = "FILE",
      description = "A permissions boundary; what it blocks is marked, not hidden.")
  @Nullable Path boundary;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "table or json (${DEFAULT-VALUE}).")
  ListFormat format = ListFormat.table;

  private final Session session;
  private final Catalogs catalogs;

  GrantsCommand(Session session, Catalogs catalogs) {
    this.session = session;
    this.catalogs = catalogs;
  }

  /** The formats of a plain list, as the option spells them. */
  enum ListFormat {
    table,
    json
  }

  @Override
  public Integer call() {
    Catalog catalog = catalogs.current();
    PolicyCompiler compiler = new PolicyCompiler(catalog);
    List<AttachedPolicy> policies = files.stream().map(file -> policy(file, compiler)).toList();
    Grants grants = Grants.of(policies);
    ActionSet blocked =
        boundary == null
            ? null
            : grants.actions().andNot(Grants.of(List.of(policy(boundary, compiler))).actions());
    GrantsJson result =
        new GrantsJson(
            catalog, grants.actions(), grants.unrecognized(), grants.conditional(), blocked);
    print(result, format, session);
    return Exit.OK.code();
  }

  static void print(GrantsJson result, ListFormat format, Session session) {
    try (OutputTarget target = OutputTarget.open(null, session)) {
      switch (format) {
        case json -> result.json(target.writer());
        case table -> target.writer().write(result.table());
      }
      target.complete();
    } catch (IOException e) {
      throw new Failure(Exit.CANNOT_WRITE, "standard output cannot be written: " + e);
    }
  }

  private static AttachedPolicy policy(Path file, PolicyCompiler compiler) {
    try {
      if (Files.size(file) > LARGEST_POLICY) {
        throw new Failure(Exit.BAD_INPUT, file + ": too large for a policy document");
      }
      return new AttachedPolicy(
          PolicySource.inline(file.toString()),
          compiler.compile(PolicyParser.parse(Files.readString(file))),
          List.of());
    } catch (PolicyParseException e) {
      throw new Failure(Exit.BAD_INPUT, file + ": " + e.getMessage());
    } catch (MalformedInputException e) {
      throw new Failure(Exit.BAD_INPUT, file + ": is not UTF-8 text");
    } catch (IOException e) {
      throw new Failure(Exit.BAD_INPUT, file + ": cannot be read: " + e);
    }
  }
}
