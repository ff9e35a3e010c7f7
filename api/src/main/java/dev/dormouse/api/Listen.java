package dev.dormouse.api;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/**
 * Where the server listens. Without TLS it listens to its own machine only, unless that is said to
 * be wanted.
 *
 * @param host a name or numeric address of this machine
 * @param port 0 for any free one
 * @param tls null for plain HTTP
 * @param plainText whether plain HTTP is wanted beyond this machine, as behind a proxy that ends
 *     TLS
 */
public record Listen(String host, int port, @Nullable TlsFiles tls, boolean plainText) {
  public static final Listen LOOPBACK = new Listen("127.0.0.1", 4566, null, false);

  public Listen {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("a port is between 0 and 65535, not " + port);
    }
    if (tls == null && !plainText && !address(host).isLoopbackAddress()) {
      throw new IllegalArgumentException(
          "to listen on "
              + host
              + ", which is not only this machine, takes TLS, or the word that plain HTTP is"
              + " wanted");
    }
  }

  InetAddress address() {
    return address(host);
  }

  private static InetAddress address(String host) {
    try {
      return InetAddress.getByName(host);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("there is no address of \"" + host + "\"", e);
    }
  }
}
