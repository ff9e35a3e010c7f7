package dev.dormouse.api.dispatch;

import dev.dormouse.analyzers.access.AuditEntry;
import dev.dormouse.analyzers.port.AccessStore;
import dev.dormouse.api.call.Call;
import dev.dormouse.api.json.JsonText;
import dev.dormouse.api.json.JsonValue;
import dev.dormouse.api.json.JsonValue.JsonObject;
import dev.dormouse.api.json.JsonValue.JsonString;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Appends every mutating call to the audit log, also a refused one. Calls whose maker could not be
 * made out are appended at most at a low rate, so that a stranger cannot fill the store; the access
 * log has them all.
 */
final class AuditTrail {
  private static final Rate STRANGERS = new Rate(1, 60);
  private static final int LONGEST = 4_096;

  private final AccessStore store;
  private final ApiListener listener;
  private final Throttle strangers = new Throttle(STRANGERS);

  AuditTrail(AccessStore store, ApiListener listener) {
    this.store = store;
    this.listener = listener;
  }

  /**
   * @param call null if it was refused before it was read
   */
  void append(Exchange exchange, @Nullable Call call, Map<String, String> labels) {
    if (exchange.caller().isEmpty() && !strangers.take("", exchange.at())) {
      return;
    }
    AuditEntry entry =
        new AuditEntry(
            exchange.at(),
            exchange.caller(),
            exchange.endpoint(),
            target(call, labels),
            call == null ? "" : detail(call),
            exchange.address(),
            exchange.status(),
            exchange.requestId());
    try {
      store.append(entry);
    } catch (RuntimeException e) {
      listener.notAudited(entry, e);
    }
  }

  /** What the log needs to know of an answered request. */
  record Exchange(
      Instant at, String requestId, String endpoint, String caller, String address, int status) {}

  private static String target(@Nullable Call call, Map<String, String> labels) {
    Stream<String> inBody =
        call == null
            ? Stream.empty()
            : Stream.of("analyzerArn", "analyzerName")
                .map(call.body().members()::get)
                .filter(JsonString.class::isInstance)
                .map(value -> ((JsonString) value).value());
    return cut(Stream.concat(labels.values().stream(), inBody).findFirst().orElse(""), 2_048);
  }

  private static String detail(Call call) {
    Map<String, JsonValue> all = new LinkedHashMap<>(call.body().members());
    call.labels().forEach((name, value) -> all.putIfAbsent(name, new JsonString(value)));
    call.query()
        .parameters()
        .forEach(each -> all.putIfAbsent(each.name(), new JsonString(each.value())));
    all.keySet().removeIf(name -> name.regionMatches(true, 0, "X-Amz-", 0, 6));
    return cut(JsonText.canonical(new JsonObject(all)), LONGEST);
  }

  private static String cut(String text, int length) {
    if (text.length() <= length) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
    return text.substring(0, end);
  }
}
