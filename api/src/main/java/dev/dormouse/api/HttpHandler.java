package dev.dormouse.api;

import dev.dormouse.api.call.Answer;
import dev.dormouse.api.call.RawRequest;
import dev.dormouse.api.dispatch.Dispatcher;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Optional;

/** Every request: a probe's, or a call. */
final class HttpHandler implements Handler {
  private final RequestReader reader;
  private final Probes probes;
  private final Dispatcher dispatcher;
  private final AnswerWriter writer;

  HttpHandler(RequestReader reader, Probes probes, Dispatcher dispatcher, AnswerWriter writer) {
    this.reader = reader;
    this.probes = probes;
    this.dispatcher = dispatcher;
    this.writer = writer;
  }

  @Override
  public void handle(ServerRequest request, ServerResponse response) {
    RawRequest read = reader.read(request);
    Optional<Answer> probe = probes.answer(read.method(), read.path());
    if (probe.isPresent()) {
      writer.write(response, "-", probe.get(), true);
    } else {
      Dispatcher.Answered answered = dispatcher.answer(read);
      writer.write(
          response, answered.requestId(), answered.answer(), !read.method().equals("HEAD"));
    }
  }
}
