package dev.dormouse.app.client;

import dev.dormouse.app.Exit;
import dev.dormouse.app.Failure;
import java.net.URI;
import java.net.URISyntaxException;

/**
 * Where a server answers.
 *
 * @param uri {@code http://host:port} or {@code https://host:port}, with nothing behind
 * @param origin where it was found, for messages
 * @param local whether it is the usual place of a server on this machine
 */
record Endpoint(URI uri, String origin, boolean local) {

  /**
   * @throws Failure if the text is no such address
   */
  static Endpoint parse(String text, String origin, boolean local) {
    try {
      URI uri = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
      boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      boolean bare =
          uri.getRawPath() != null
              && uri.getRawPath().isEmpty()
              && uri.getRawQuery() == null
              && uri.getRawFragment() == null
              && uri.getRawUserInfo() == null;
      if (http && uri.getHost() != null && bare) {
        return new Endpoint(uri, origin, local);
      }
    } catch (URISyntaxException e) {
      throw bad(text, origin);
    }
    throw bad(text, origin);
  }

  private static Failure bad(String text, String origin) {
    return new Failure(
        Exit.USAGE, origin + ": \"" + text + "\" is not an address such as http://127.0.0.1:8765");
  }

  /** The header {@code Host}, as the connection writes it. */
  String host() {
    int usual = "https".equals(uri.getScheme()) ? 443 : 80;
    return uri.getPort() < 0 || uri.getPort() == usual
        ? uri.getHost()
        : uri.getHost() + ":" + uri.getPort();
  }
}
