package dev.dormouse.bench;

import dev.dormouse.testing.Signer;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;

/** A connection that stays open, and costs its client little beside the signatures. */
final class ApiConnection implements AutoCloseable {
  private static final String LENGTH = "content-length:";

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private final String host;
  private final Signer signer;

  ApiConnection(URI endpoint, Signer signer) throws IOException {
    this.socket = new Socket(endpoint.getHost(), endpoint.getPort());
    this.socket.setTcpNoDelay(true);
    this.in = new BufferedInputStream(socket.getInputStream());
    this.out = socket.getOutputStream();
    this.host = endpoint.getAuthority();
    this.signer = signer;
  }

  /** A request as it goes over the wire. */
  byte[] request(String method, String target, String body) {
    Signer.Headers signed = signer.sign(method, host, target, body, Instant.now());
    return (method
            + " "
            + target
            + " HTTP/1.1\r\nHost: "
            + host
            + "\r\nX-Amz-Date: "
            + signed.date()
            + "\r\nAuthorization: "
            + signed.authorization()
            + "\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body)
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  /**
   * The body of the answer.
   *
   * @throws IllegalStateException unless it is a 200
   */
  String send(byte[] request) throws IOException {
    out.write(request);
    String status = line();
    int length = 0;
    for (String header = line(); !header.isEmpty(); header = line()) {
      String lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith(LENGTH)) {
        length = Integer.parseInt(lower.substring(LENGTH.length()).strip());
      }
    }
    String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
    if (!status.contains(" 200 ")) {
      throw new IllegalStateException(status + ": " + body);
    }
    return body;
  }

  String call(String method, String target, String body) throws IOException {
    return send(request(method, target, body));
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("the server closed the connection");
      }
      if (next != '\r') {
        line.append((char) next);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
