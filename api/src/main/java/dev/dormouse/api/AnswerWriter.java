package dev.dormouse.api;

import dev.dormouse.api.call.Answer;
import io.helidon.http.Header;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * Writes answers, each with its request id, its date (by which AWS's clients set their clocks
 * right) and the headers that keep browsers from doing anything with it. No Server header, no CORS.
 */
final class AnswerWriter {
  private static final HeaderName REQUEST_ID = HeaderNames.create("x-amzn-RequestId");
  private static final List<Header> ALWAYS =
      List.of(
          HeaderValues.create("X-Content-Type-Options", "nosniff"),
          HeaderValues.create("Cache-Control", "no-store"),
          HeaderValues.create(
              "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
          HeaderValues.create("Referrer-Policy", "no-referrer"));

  private final InstantSource clock;
  private volatile Stamp last = new Stamp(Long.MIN_VALUE, "");

  /** A second since 1970, and how HTTP writes it. */
  private record Stamp(long second, String text) {}

  AnswerWriter(InstantSource clock) {
    this.clock = clock;
  }

  void write(ServerResponse response, String requestId, Answer answer, boolean withBody) {
    response.status(Status.create(answer.status()));
    write(response.headers(), requestId, answer);
    if (!withBody) {
      response.send();
      return;
    }
    switch (answer.content()) {
      case Answer.Text(String text) -> response.send(text.getBytes(StandardCharsets.UTF_8));
      case Answer.Streamed(Answer.Source source) -> send(response, source);
    }
  }

  /**
   * The end is written only if all went well, so that a client never takes a part for the whole.
   */
  private static void send(ServerResponse response, Answer.Source source) {
    try {
      OutputStream out = response.outputStream();
      source.writeTo(out);
      out.close();
    } catch (IOException | UncheckedIOException e) {
      throw new CloseConnectionException("the client went away", e);
    }
  }

  void write(ServerResponseHeaders headers, String requestId, Answer answer) {
    headers.set(HeaderNames.CONTENT_TYPE, answer.contentType());
    headers.set(REQUEST_ID, requestId);
    headers.set(HeaderNames.DATE, date());
    ALWAYS.forEach(headers::set);
    answer.headers().forEach((name, value) -> headers.set(HeaderNames.create(name), value));
  }

  /** Many answers share a second. */
  private String date() {
    Instant now = clock.instant();
    Stamp stamp = last;
    if (stamp.second() != now.getEpochSecond()) {
      String text = DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC));
      stamp = new Stamp(now.getEpochSecond(), text);
      last = stamp;
    }
    return stamp.text();
  }
}
