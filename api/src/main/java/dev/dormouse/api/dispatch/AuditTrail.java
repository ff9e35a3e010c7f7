package dev.dormouse.api.dispatch;

import dev.dormouse.analyzers.access.AuditEntry;
import dev.dormouse.analyzers.port.AccessStore;
import dev.dormouse.api.call.Call;
import dev.dormouse.api.json.JsonText;
import dev.dormouse.api.json.JsonValue;
import dev.dormouse.api.json.JsonValue.JsonObject;
import dev.dormouse.api.json.JsonValue.JsonString;
import dev.dormouse.api.rate.Rate;
import dev.dormouse.api.rate.Throttle;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Appends every mutating call to the audit log, also a refused one. Calls whose maker could not be
 * made out, and the refused ones of each caller, are appended at most at a low rate, and those that
 * came too often not at all, so that nobody fills the store with them; the access log has them all.
 */
final class AuditTrail {
  private static final Rate STRANGERS = new Rate(1, 60);
  private static final Rate REFUSED = new Rate(1, 300);
  private static final int FIRST_REFUSAL = 400;
  private static final int THROTTLED = 429;
  private static final int LONGEST = 4_096;

  private final AccessStore store;
  private final ApiListener listener;
  private final Throttle strangers = new Throttle(STRANGERS);
  private final Throttle refused = new Throttle(REFUSED);

  AuditTrail(AccessStore store, ApiListener listener) {
    this.store = store;
    this.listener = listener;
  }

  /**
   * @param call null if it was refused before it was read
   */
  void append(Exchange exchange, @Nullable Call call, Map<String, String> labels) {
    if (!room(exchange)) {
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

  private boolean room(Exchange exchange) {
    if (exchange.status() == THROTTLED) {
      return false;
    }
    if (exchange.caller().isEmpty()) {
      return strangers.take("", exchange.at());
    }
    return exchange.status() < FIRST_REFUSAL || refused.take(exchange.caller(), exchange.at());
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
