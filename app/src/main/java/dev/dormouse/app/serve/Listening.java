package dev.dormouse.app.serve;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where and how the server listens.
 *
 * @param address a name or an IP address of this host
 * @param port 0 for any free port
 * @param certificate null for plain text; {@code key} alike
 */
record Listening(String address, int port, @Nullable Path certificate, @Nullable Path key) {

  boolean encrypted() {
    return certificate != null;
  }

  /** What a client on this host connects to, at a port that is known by now. */
  String endpoint(int boundPort) {
    boolean everywhere = address.equals("0.0.0.0") || address.equals("::");
    String host = everywhere ? "127.0.0.1" : address.contains(":") ? "[" + address + "]" : address;
    return (encrypted() ? "https://" : "http://") + host + ":" + boundPort;
  }
}
