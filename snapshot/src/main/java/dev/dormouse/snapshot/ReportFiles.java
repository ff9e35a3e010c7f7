package dev.dormouse.snapshot;

import dev.dormouse.catalog.Catalog;
import dev.dormouse.evidence.EvidenceException;
import dev.dormouse.evidence.LastAccessedPage;
import dev.dormouse.evidence.LastAccessedReader;
import dev.dormouse.evidence.LastAccessedReport;
import dev.dormouse.evidence.UnknownReason;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * The last-accessed reports of one account by principal id: a file a principal, as the AWS CLI
 * gives them, or all in one file with a page a line.
 */
final class ReportFiles {
  private final LastAccessedReader reader;
  private final List<Problem> problems;
  private final Map<String, List<LastAccessedPage>> pages = new HashMap<>();
  private final Map<String, LastAccessedReport> unreadable = new HashMap<>();

  private ReportFiles(Catalog catalog, List<Problem> problems) {
    this.reader = new LastAccessedReader(catalog);
    this.problems = problems;
  }

  static Map<String, LastAccessedReport> read(
      Path folder, Catalog catalog, List<Problem> problems) {
    ReportFiles files = new ReportFiles(catalog, problems);
    files.folder(folder.resolve(SnapshotLayout.SERVICE_LAST_ACCESSED));
    for (String extension : List.of(".jsonl", ".jsonl.gz")) {
      Path path = folder.resolve(SnapshotLayout.SERVICE_LAST_ACCESSED + extension);
      if (JsonFile.present(path)) {
        files.lines(path);
      }
    }
    Map<String, LastAccessedReport> reports = new HashMap<>(files.unreadable);
    files.pages.forEach((id, found) -> reports.put(id, LastAccessedReport.join(found)));
    reports.putAll(files.unreadable);
    return reports;
  }

  private void folder(Path folder) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    TreeSet<Path> paths = new TreeSet<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*.{json,json.gz}")) {
      found.forEach(paths::add);
    } catch (IOException e) {
      problems.add(JsonFile.cannotRead(folder, e).problem());
    } catch (DirectoryIteratorException e) {
      problems.add(JsonFile.cannotRead(folder, Objects.requireNonNull(e.getCause())).problem());
    }
    paths.forEach(this::file);
  }

  private void file(Path path) {
    String id = path.getFileName().toString().replaceFirst("\\.json(\\.gz)?$", "");
    try (JsonFile json = JsonFile.open(path)) {
      try {
        List<LastAccessedPage> found = new ArrayList<>();
        while (json.nextDocument()) {
          if (json.parser().currentToken() == JsonToken.START_ARRAY) {
            json.array("the pages", () -> found.add(reader.page(json.parser())));
          } else {
            found.add(reader.page(json.parser()));
          }
        }
        if (found.isEmpty()) {
          throw new SnapshotException(path, "", "is empty; fetch the report again");
        }
        found.forEach(page -> requireOwner(path, id, page));
        pages.computeIfAbsent(id, key -> new ArrayList<>()).addAll(found);
      } catch (RuntimeException e) {
        throw json.failed(e);
      }
    } catch (SnapshotException e) {
      lose(id, e.problem());
    }
  }

  /** AWS's pages do not name the principal; where something else does, the file's name agrees. */
  private static void requireOwner(Path path, String id, LastAccessedPage page) {
    String owner = page.principalId();
    if (owner != null && !owner.equals(id)) {
      throw new SnapshotException(
          path,
          "",
          "is the report of " + owner + " by its PrincipalId; which of the two is right?");
    }
  }

  private void lose(String id, Problem problem) {
    problems.add(problem);
    unreadable.put(
        id, LastAccessedReport.unreadable(UnknownReason.REPORT_UNREADABLE, problem.line()));
  }

  /** One page a line, so that a bad line costs one principal and not the account. */
  private void lines(Path path) {
    int number = 0;
    try (LineReader lines = new LineReader(JsonFile.stream(path))) {
      while (lines.next()) {
        number++;
        if (!lines.isBlank()) {
          line(path, number, lines);
        }
      }
    } catch (IOException e) {
      problems.add(
          new Problem(
              path,
              "after line " + number,
              "cannot be read on: "
                  + e.getMessage()
                  + "; principals whose lines are missing are unknown",
              JsonFile.passing(e)));
    }
  }

  private void line(Path path, int number, LineReader line) {
    try (JsonParser parser = JsonFile.parser(line)) {
      parser.nextToken();
      LastAccessedPage page = reader.page(parser);
      if (page.principalId() == null) {
        throw new EvidenceException("no PrincipalId: whose report is this?");
      }
      pages.computeIfAbsent(page.principalId(), key -> new ArrayList<>()).add(page);
    } catch (EvidenceException | JacksonException e) {
      Problem problem = new Problem(path, "line " + number, firstLine(e.getMessage()));
      String id = principalId(line);
      if (id.isEmpty()) {
        problems.add(problem);
      } else {
        lose(id, problem);
      }
    }
  }

  private static String firstLine(@Nullable String message) {
    int end = message == null ? -1 : message.indexOf('\n');
    return message == null ? "cannot be read" : end < 0 ? message : message.substring(0, end);
  }

  /** Whose line it is, if it says so before it breaks; so a lost page never looks like no page. */
  private static String principalId(LineReader line) {
    try (JsonParser parser = JsonFile.parser(line)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        if (name.equals("PrincipalId") && parser.currentToken() == JsonToken.VALUE_STRING) {
          return parser.getString();
        }
        parser.skipChildren();
      }
    } catch (JacksonException e) {
      return "";
    }
    return "";
  }
}
