package dev.dormouse.app.client;

import dev.dormouse.app.Exit;
import dev.dormouse.app.Failure;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The analyzers of a server, and which of them is meant. */
final class Analyzers {
  private final ServerClient server;

  Analyzers(ServerClient server) {
    this.server = server;
  }

  /** An analyzer by the two names that the API knows it by. */
  record Named(String name, String arn) {
    /** A path of Dormouse's own below it. */
    String extension(String rest) {
      return "/dormouse/v1" + Request.path("analyzers", name) + rest;
    }

    /** A path of AWS's below it. */
    String path(String rest) {
      return Request.path("analyzer", name) + rest;
    }
  }

  Iterator<Fields> all() {
    return new Pages(
        "analyzers",
        token -> server.call(Request.get("/analyzer").with(Map.of("nextToken", token))));
  }

  Fields get(String name) {
    return server.call(Request.get(Request.path("analyzer", name))).inner("analyzer");
  }

  /**
   * @param name null for the only one there is
   * @throws Failure if there is none, or if there are several and none is named
   */
  Named choose(@Nullable String name) {
    if (name != null) {
      return named(get(name));
    }
    List<Named> all = new ArrayList<>();
    all().forEachRemaining(one -> all.add(named(one)));
    if (all.isEmpty()) {
      throw new Failure(
          Exit.NOT_FOUND,
          "the server has no analyzer yet; make one with: dormouse analyzers create NAME");
    }
    if (all.size() > 1) {
      throw new Failure(
          Exit.USAGE,
          "there are several analyzers; name one with --analyzer: "
              + String.join(", ", all.stream().map(Named::name).toList()));
    }
    return all.getFirst();
  }

  private static Named named(Fields analyzer) {
    return new Named(analyzer.text("name"), analyzer.text("arn"));
  }
}
