package dev.dormouse.api;

import dev.dormouse.analyzers.port.StoreUnavailableException;
import dev.dormouse.api.call.Answer;
import dev.dormouse.api.call.ApiException;
import dev.dormouse.api.call.RawRequest;
import dev.dormouse.api.dispatch.ApiListener;
import dev.dormouse.api.dispatch.Dispatcher;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.CloseConnectionException;
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
  private final ApiListener listener;

  HttpHandler(
      RequestReader reader,
      Probes probes,
      Dispatcher dispatcher,
      AnswerWriter writer,
      ApiListener listener) {
    this.reader = reader;
    this.probes = probes;
    this.dispatcher = dispatcher;
    this.writer = writer;
    this.listener = listener;
  }

  @Override
  public void handle(ServerRequest request, ServerResponse response) {
    RawRequest read = reader.read(request);
    Optional<Answer> probe = probes.answer(read.method(), read.path());
    if (probe.isPresent()) {
      writer.write(response, "-", probe.get(), true);
    } else {
      Dispatcher.Answered answered = dispatcher.answer(read);
      write(response, answered, !read.method().equals("HEAD"));
    }
    if (request.headers().contains(HeaderValues.CONNECTION_CLOSE)) {
      throw new CloseConnectionException("the client asked for it");
    }
  }

  /** What fails while an answer is on its way can only be told by closing the connection. */
  private void write(ServerResponse response, Dispatcher.Answered answered, boolean withBody) {
    try {
      writer.write(response, answered.requestId(), answered.answer(), withBody);
    } catch (StoreUnavailableException | ApiException e) {
      listener.failed(answered.requestId(), e);
      throw new CloseConnectionException("the answer could not be ended", e);
    }
  }
}
