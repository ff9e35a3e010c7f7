package dev.dormouse.api;

import dev.dormouse.api.call.RawRequest;
import io.helidon.http.RequestException;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Reads a request to its end, within the time it may take. */
final class RequestReader {
  private static final int CHUNK = 8_192;

  private final Duration bodyTime;
  private final InstantSource clock;

  RequestReader(Duration bodyTime, InstantSource clock) {
    this.bodyTime = bodyTime;
    this.clock = clock;
  }

  /**
   * @throws CloseConnectionException if the client goes away or is too slow
   */
  RawRequest read(ServerRequest request) {
    List<RawRequest.Header> headers = new ArrayList<>();
    request
        .headers()
        .forEach(
            header ->
                header
                    .allValues()
                    .forEach(value -> headers.add(new RawRequest.Header(header.name(), value))));
    return new RawRequest(
        request.prologue().method().text(),
        request.prologue().uriPath().rawPath(),
        request.prologue().query().rawValue(),
        headers,
        body(request),
        address(request));
  }

  private RawRequest.Body body(ServerRequest request) {
    if (!request.content().hasEntity()) {
      return RawRequest.Body.EMPTY;
    }
    Instant end = clock.instant().plus(bodyTime);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] chunk = new byte[CHUNK];
    try (InputStream in = request.content().inputStream()) {
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        bytes.write(chunk, 0, read);
        if (clock.instant().isAfter(end)) {
          throw new CloseConnectionException("the body took longer than " + bodyTime);
        }
      }
    } catch (RequestException | CloseConnectionException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw new CloseConnectionException("the body was cut off", e);
    }
    return new RawRequest.Body(bytes.toByteArray());
  }

  private static String address(ServerRequest request) {
    return request.remotePeer().address() instanceof InetSocketAddress address
            && address.getAddress() != null
        ? address.getAddress().getHostAddress()
        : request.remotePeer().host();
  }
}
