package dev.dormouse.app.client;

import dev.dormouse.api.json.JsonReader;
import dev.dormouse.api.json.JsonSyntaxException;
import dev.dormouse.api.json.JsonValue.JsonObject;
import dev.dormouse.api.signature.RequestSigner;
import dev.dormouse.app.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;

/** Calls the API of a server, each call signed, and makes of its errors one line. */
final class ServerClient {
  private static final int CONNECT_MILLIS = 10_000;
  private static final int READ_MILLIS = 120_000;

  /** Any does; the server does not look at it. */
  private static final String REGION = "us-east-1";

  private final Endpoint endpoint;
  private final RequestSigner signer;
  private final ServerErrors errors;
  private final Clock clock;

  ServerClient(Endpoint endpoint, Credentials credentials, Clock clock) {
    this.endpoint = endpoint;
    this.signer = new RequestSigner(credentials.keyId(), credentials.secret(), REGION);
    this.errors = new ServerErrors(endpoint, credentials);
    this.clock = clock;
  }

  /**
   * @return the answer's body
   * @throws Failure if the server cannot be reached, or refuses
   */
  Fields call(Request request) {
    try {
      HttpURLConnection connection = connection(request);
      int status = connection.getResponseCode();
      byte[] body = body(connection, status);
      if (status / 100 != 2) {
        throw errors.refused(status, connection.getHeaderField("X-Amzn-Errortype"), parsed(body));
      }
      return parsed(body);
    } catch (IOException e) {
      throw errors.unreachable(e);
    }
  }

  private HttpURLConnection connection(Request request) throws IOException {
    byte[] body = request.body().getBytes(StandardCharsets.UTF_8);
    String target =
        request.query().isEmpty() ? request.path() : request.path() + "?" + request.query();
    HttpURLConnection connection =
        (HttpURLConnection) URI.create(endpoint.uri() + target).toURL().openConnection();
    connection.setRequestMethod(request.method());
    connection.setInstanceFollowRedirects(false);
    connection.setConnectTimeout(CONNECT_MILLIS);
    connection.setReadTimeout(READ_MILLIS);
    signer
        .sign(
            request.method(),
            request.path(),
            request.query(),
            endpoint.host(),
            body,
            clock.instant())
        .forEach(connection::setRequestProperty);
    if (body.length > 0) {
      connection.setDoOutput(true);
      connection.setFixedLengthStreamingMode(body.length);
      connection.setRequestProperty("Content-Type", "application/json");
      try (OutputStream out = connection.getOutputStream()) {
        out.write(body);
      }
    }
    return connection;
  }

  private static byte[] body(HttpURLConnection connection, int status) throws IOException {
    try (InputStream in =
        status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
      return in == null ? new byte[0] : in.readAllBytes();
    }
  }

  private Fields parsed(byte[] body) {
    if (body.length == 0) {
      return Fields.EMPTY;
    }
    try {
      if (JsonReader.read(body) instanceof JsonObject object) {
        return new Fields(object);
      }
    } catch (JsonSyntaxException e) {
      throw errors.notDormouse();
    }
    throw errors.notDormouse();
  }
}
