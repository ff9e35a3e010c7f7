package dev.dormouse.api;

import dev.dormouse.analyzers.port.StoreUnavailableException;
import dev.dormouse.api.call.Answer;
import dev.dormouse.api.call.ApiException;
import dev.dormouse.api.call.ClientGoneException;
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
  private final BodyMemory memory;
  private final int largestBody;
  private final Probes probes;
  private final Dispatcher dispatcher;
  private final AnswerWriter writer;
  private final ApiListener listener;

  HttpHandler(
      BodyMemory memory,
      int largestBody,
      Probes probes,
      Dispatcher dispatcher,
      AnswerWriter writer,
      ApiListener listener) {
    this.memory = memory;
    this.largestBody = largestBody;
    this.probes = probes;
    this.dispatcher = dispatcher;
    this.writer = writer;
    this.listener = listener;
  }

  @Override
  public void handle(ServerRequest request, ServerResponse response) {
    try (RequestBody body = new RequestBody(request, memory, largestBody)) {
      RawRequest read = RequestReader.read(request, body);
      Dispatcher.Answered answered = answer(read);
      boolean last = !body.skipped() || request.headers().contains(HeaderValues.CONNECTION_CLOSE);
      if (last) {
        response.headers().set(HeaderValues.CONNECTION_CLOSE);
      }
      write(response, answered, !read.method().equals("HEAD"));
      if (last) {
        throw new CloseConnectionException("no other request comes over it");
      }
    } catch (ClientGoneException e) {
      throw new CloseConnectionException("nobody to answer", e);
    }
  }

  private Dispatcher.Answered answer(RawRequest request) {
    Optional<Answer> probe = probes.answer(request.method(), request.path());
    return probe.isPresent()
        ? new Dispatcher.Answered("-", probe.get())
        : dispatcher.answer(request);
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
