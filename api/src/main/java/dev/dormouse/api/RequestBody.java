package dev.dormouse.api;

import dev.dormouse.api.call.ApiException;
import dev.dormouse.api.call.ClientGoneException;
import dev.dormouse.api.call.ErrorType;
import dev.dormouse.api.call.Reason;
import io.helidon.common.buffers.DataReader;
import io.helidon.http.HeaderNames;
import io.helidon.http.HttpException;
import io.helidon.http.RequestException;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * The body of one request: read only when somebody asks for it, who by then knows who calls, into
 * memory that all requests share. Its memory is free again after {@link #close}.
 */
final class RequestBody implements AutoCloseable {
  private static final int CHUNK = 8_192;

  private final ServerRequest request;
  private final BodyMemory memory;
  private final int largest;

  private State state;
  private int taken;

  private enum State {
    UNREAD,
    WHOLE,
    /** What the connection carries next is not known. */
    BROKEN
  }

  /**
   * @param largest what the web server takes, in bytes
   */
  RequestBody(ServerRequest request, BodyMemory memory, int largest) {
    this.request = request;
    this.memory = memory;
    this.largest = largest;
    this.state = request.content().hasEntity() ? State.UNREAD : State.WHOLE;
  }

  /**
   * @throws ApiException if it is too large, not HTTP, or more than there is memory for
   * @throws ClientGoneException if the client went away
   */
  byte[] read() {
    if (state == State.WHOLE) {
      return new byte[0];
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    if (chunked()) {
      take(largest);
    }
    copy(bytes, !chunked());
    return bytes.toByteArray();
  }

  /**
   * Reads a body that nobody asked for, so that the client hears its answer and the connection goes
   * on. Where that would take memory, or the client waits to be told to send, it does nothing.
   *
   * @return whether the next request may be read from the connection
   */
  boolean skipped() {
    if (state == State.UNREAD && !chunked() && !request.headers().contains(HeaderNames.EXPECT)) {
      copy(OutputStream.nullOutputStream(), false);
    }
    return state == State.WHOLE;
  }

  /** Of which the web server takes each chunk into memory as a whole. */
  private boolean chunked() {
    return request.headers().contains(HeaderNames.TRANSFER_ENCODING);
  }

  private void copy(OutputStream to, boolean kept) {
    state = State.BROKEN;
    byte[] chunk = new byte[CHUNK];
    try (InputStream in = request.content().inputStream()) {
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        if (kept) {
          take(read);
        }
        to.write(chunk, 0, read);
      }
    } catch (ApiException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw failure(e);
    }
    state = State.WHOLE;
  }

  private void take(int bytes) {
    memory.take(bytes);
    taken += bytes;
  }

  private static RuntimeException failure(Exception e) {
    return switch (e) {
      case RequestException refused
          when refused.status().code() == Status.REQUEST_ENTITY_TOO_LARGE_413.code() ->
          tooLarge();
      case HttpException refused
          when refused.status().code() == Status.REQUEST_ENTITY_TOO_LARGE_413.code() ->
          tooLarge();
      case IOException gone -> new ClientGoneException(gone);
      case CloseConnectionException gone -> new ClientGoneException(gone);
      case DataReader.InsufficientDataAvailableException gone -> new ClientGoneException(gone);
      default ->
          ApiException.validation(
              Reason.CANNOT_PARSE, "The body is not HTTP as this server reads it");
    };
  }

  private static ApiException tooLarge() {
    return ApiException.of(
        ErrorType.REQUEST_ENTITY_TOO_LARGE, "The request is larger than this server takes");
  }

  @Override
  public void close() {
    memory.giveBack(taken);
    taken = 0;
  }
}
