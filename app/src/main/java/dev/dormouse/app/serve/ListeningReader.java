package dev.dormouse.app.serve;

import dev.dormouse.app.Exit;
import dev.dormouse.app.Failure;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The settings of where the server listens: on this host, unless there is TLS. */
final class ListeningReader {
  private static final int DEFAULT_PORT = 8765;

  private final GivenSettings given;
  private final SettingValues values;

  ListeningReader(GivenSettings given) {
    this.given = given;
    this.values = new SettingValues(given);
  }

  /**
   * @throws Failure naming what is wrong, or listened to by others without TLS
   */
  Listening read() {
    String address = values.text(Setting.BIND_ADDRESS, "127.0.0.1");
    int port = values.number(Setting.PORT, DEFAULT_PORT, 0, 65_535);
    Path certificate = readable(Setting.TLS_CERTIFICATE);
    Path key = readable(Setting.TLS_KEY);
    if ((certificate == null) != (key == null)) {
      throw new Failure(
          Exit.USAGE, "tlsCertificate and tlsKey belong together: one of them is not set");
    }
    boolean plaintext = certificate == null && !values.yes(Setting.ALLOW_PLAINTEXT, false);
    if (plaintext && !loopback(address)) {
      throw new Failure(
          Exit.USAGE,
          "bindAddress: "
              + address
              + " is reached from other hosts, and there is no TLS: set tlsCertificate and tlsKey,"
              + " or allowPlaintext = true where something before the server has TLS");
    }
    return new Listening(address, port, certificate, key);
  }

  private @Nullable Path readable(Setting setting) {
    return given
        .find(setting)
        .map(
            file -> {
              Path path = SettingValues.path(file, file.value());
              if (!Files.isReadable(path)) {
                throw file.refused("cannot be read, or is not there");
              }
              return path;
            })
        .orElse(null);
  }

  private boolean loopback(String address) {
    try {
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException e) {
      throw given
          .find(Setting.BIND_ADDRESS)
          .orElse(Given.DEFAULT)
          .refused("is no address that this host knows");
    }
  }
}
