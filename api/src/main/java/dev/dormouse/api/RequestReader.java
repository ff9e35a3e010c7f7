package dev.dormouse.api;

import dev.dormouse.api.call.RawRequest;
import io.helidon.http.RequestException;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/** Reads a request to its end. */
final class RequestReader {
  private static final int CHUNK = 8_192;

  /**
   * @throws CloseConnectionException if the client goes away before the end of its request
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
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] chunk = new byte[CHUNK];
    try (InputStream in = request.content().inputStream()) {
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        bytes.write(chunk, 0, read);
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
