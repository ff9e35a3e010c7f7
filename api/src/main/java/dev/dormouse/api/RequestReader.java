package dev.dormouse.api;

import dev.dormouse.api.call.RawRequest;
import io.helidon.webserver.http.ServerRequest;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/** Reads requests as the web server has them. */
final class RequestReader {
  private RequestReader() {}

  /** The request; its body is read when it is asked for. */
  static RawRequest read(ServerRequest request, RequestBody body) {
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
        RawRequest.Body.read(body::read),
        address(request));
  }

  private static String address(ServerRequest request) {
    return request.remotePeer().address() instanceof InetSocketAddress address
            && address.getAddress() != null
        ? address.getAddress().getHostAddress()
        : request.remotePeer().host();
  }
}
