package dev.dormouse.evidence;

import dev.dormouse.catalog.Action;
import dev.dormouse.catalog.Catalog;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads pages of GetServiceLastAccessedDetails as the AWS CLI and boto3 print them. Members it does
 * not know are passed over. For one thread at a time.
 */
public final class LastAccessedReader {
  private final Catalog catalog;

  /** The action ids found so far, by service and name as written: reports repeat each other. */
  private final Map<String, Map<String, Integer>> found = new HashMap<>();

  public LastAccessedReader(Catalog catalog) {
    this.catalog = catalog;
  }

  /**
   * Reads the object at whose start {@code parser} stands and leaves the parser at its end.
   *
   * @throws EvidenceException naming the place and the bad value
   * @throws tools.jackson.core.JacksonException if the text is not JSON, or ends too early
   */
  public LastAccessedPage page(JsonParser parser) {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw refuse(parser, "a page of a last-accessed report is a JSON object");
    }
    PageDraft draft = new PageDraft();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      member(parser, draft, name);
    }
    if (draft.status.isEmpty()) {
      throw refuse(
          parser, "no JobStatus: is this the output of get-service-last-accessed-details?");
    }
    return draft.finish();
  }

  private void member(JsonParser parser, PageDraft draft, String name) {
    switch (name) {
      case "PrincipalId" -> draft.principalId = text(parser, name);
      case "JobStatus" -> draft.status = Objects.requireNonNullElse(text(parser, name), "");
      case "JobType" -> draft.granularity = granularity(parser);
      case "JobCreationDate" -> draft.createdAt = time(parser, name);
      case "JobCompletionDate" -> draft.completedAt = time(parser, name);
      case "IsTruncated" -> draft.truncated = flag(parser, name);
      case "Error" -> draft.error = error(parser);
      case "ServicesLastAccessed" -> services(parser, draft.services);
      default -> parser.skipChildren();
    }
  }

  private void services(JsonParser parser, List<ServiceAccess> services) {
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return;
    }
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      throw refuse(parser, "ServicesLastAccessed is not an array");
    }
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      services.add(service(parser));
    }
  }

  private ServiceAccess service(JsonParser parser) {
    String namespace = null;
    Instant lastAuthenticated = null;
    TrackedNames tracked = null;
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      switch (name) {
        case "ServiceNamespace" -> namespace = text(parser, name);
        case "LastAuthenticated" -> lastAuthenticated = time(parser, name);
        case "TrackedActionsLastAccessed" -> tracked = trackedActions(parser, namespace);
        default -> parser.skipChildren();
      }
    }
    if (namespace == null || namespace.isEmpty()) {
      throw refuse(parser, "an element of ServicesLastAccessed has no ServiceNamespace");
    }
    return tracked == null
        ? new ServiceAccess(namespace, lastAuthenticated, null)
        : new ServiceAccess(
            namespace, tracked.latest(lastAuthenticated), resolve(tracked, namespace));
  }

  private TrackedActions resolve(TrackedNames names, String namespace) {
    Map<String, Integer> known = found.computeIfAbsent(namespace, service -> new HashMap<>());
    TrackedActions.Builder tracked = new TrackedActions.Builder();
    for (int i = 0; i < names.names.size(); i++) {
      String name = names.names.get(i);
      Integer id = known.get(name);
      if (id == null) {
        id = catalog.find(namespace, name).map(Action::id).orElse(null);
        if (id == null) {
          continue;
        }
        known.put(name, id);
      }
      tracked.add(id, names.times.get(i));
    }
    return tracked.build();
  }

  /** Members come in any order: names are kept until the service is known. */
  private @Nullable TrackedNames trackedActions(JsonParser parser, @Nullable String namespace) {
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return null;
    }
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      throw refuse(parser, "TrackedActionsLastAccessed of " + namespace + " is not an array");
    }
    TrackedNames tracked = new TrackedNames();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      trackedAction(parser, tracked);
    }
    return tracked;
  }

  private static void trackedAction(JsonParser parser, TrackedNames tracked) {
    String action = null;
    Instant time = null;
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      switch (name) {
        case "ActionName" -> action = text(parser, name);
        case "LastAccessedTime" -> time = time(parser, name);
        default -> parser.skipChildren();
      }
    }
    if (action == null) {
      throw refuse(parser, "an element of TrackedActionsLastAccessed has no ActionName");
    }
    tracked.names.add(action);
    tracked.times.add(time);
  }

  private static Granularity granularity(JsonParser parser) {
    String value = text(parser, "JobType");
    return "ACTION_LEVEL".equals(value) ? Granularity.ACTION_LEVEL : Granularity.SERVICE_LEVEL;
  }

  private static String error(JsonParser parser) {
    StringBuilder error = new StringBuilder();
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      parser.skipChildren();
      return "";
    }
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      parser.nextToken();
      if (parser.currentToken() == JsonToken.VALUE_STRING) {
        error.append(error.isEmpty() ? "" : ": ").append(parser.getString());
      }
      parser.skipChildren();
    }
    return error.toString();
  }

  private static @Nullable String text(JsonParser parser, String member) {
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return null;
    }
    if (parser.currentToken() != JsonToken.VALUE_STRING) {
      throw refuse(parser, member + " is not a text");
    }
    return parser.getString();
  }

  private static @Nullable Instant time(JsonParser parser, String member) {
    return switch (parser.currentToken()) {
      case VALUE_NULL -> null;
      case VALUE_STRING -> parsed(parser, member);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> epochSecond(parser, member);
      default -> throw refuse(parser, member + " is not a timestamp");
    };
  }

  private static Instant epochSecond(JsonParser parser, String member) {
    try {
      return Instant.ofEpochSecond((long) parser.getDoubleValue());
    } catch (DateTimeException e) {
      throw refuse(parser, member + " is " + e.getMessage());
    }
  }

  /** A text such as "true" is refused: read as false, it would hide missing pages. */
  private static boolean flag(JsonParser parser, String member) {
    return switch (parser.currentToken()) {
      case VALUE_TRUE -> true;
      case VALUE_FALSE, VALUE_NULL -> false;
      default -> throw refuse(parser, member + " is neither true nor false");
    };
  }

  private static Instant parsed(JsonParser parser, String member) {
    try {
      return Timestamps.parse(parser.getString());
    } catch (DateTimeException e) {
      throw refuse(parser, member + " is " + e.getMessage());
    }
  }

  private static EvidenceException refuse(JsonParser parser, String reason) {
    var at = parser.currentTokenLocation();
    return new EvidenceException(
        reason + " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")");
  }

  /** The tracked actions of one service by name, as they come. */
  private static final class TrackedNames {
    private final List<String> names = new ArrayList<>();
    private final List<@Nullable Instant> times = new ArrayList<>();

    /** An action is part of its service, be it one that the catalog does not know. */
    private @Nullable Instant latest(@Nullable Instant lastAuthenticated) {
      Instant latest = lastAuthenticated;
      for (Instant time : times) {
        latest = latest == null || (time != null && time.isAfter(latest)) ? time : latest;
      }
      return latest;
    }
  }

  private static final class PageDraft {
    private @Nullable String principalId;
    private String status = "";
    private String error = "";
    private @Nullable Granularity granularity;
    private @Nullable Instant createdAt;
    private @Nullable Instant completedAt;
    private boolean truncated;
    private final List<ServiceAccess> services = new ArrayList<>();

    private LastAccessedPage finish() {
      String detail = "JobStatus is " + status + (error.isEmpty() ? "" : " (" + error + ")");
      return new LastAccessedPage(
          principalId, status, detail, granularity, createdAt, completedAt, truncated, services);
    }
  }
}
