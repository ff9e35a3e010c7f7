package dev.dormouse.evidence;

import dev.dormouse.catalog.Catalog;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Pages of GetServiceLastAccessedDetails for tests, written with single quotes. */
final class Pages {
  private static final LastAccessedReader READER = new LastAccessedReader(Catalog.bundled());
  private static final JsonFactory JSON = new JsonFactory();

  private Pages() {}

  static LastAccessedPage read(String json) {
    try (JsonParser parser = open(json)) {
      parser.nextToken();
      return READER.page(parser);
    }
  }

  static LastAccessedReport join(String... pages) {
    List<LastAccessedPage> read = new ArrayList<>();
    for (String page : pages) {
      read.add(read(page));
    }
    return LastAccessedReport.join(read);
  }

  /** A finished job's page with these members beside the usual ones. */
  static String completed(String members) {
    return "{'JobStatus':'COMPLETED','JobCreationDate':'2026-11-20T08:00:00Z',"
        + "'JobCompletionDate':'2026-11-20T08:00:07Z'"
        + (members.isEmpty() ? "" : "," + members)
        + "}";
  }

  static JsonParser open(String json) {
    return JSON.createParser(ObjectReadContext.empty(), json.replace('\'', '"'));
  }

  static int id(String service, String action) {
    return Catalog.bundled().find(service, action).orElseThrow().id();
  }
}
