package dev.dormouse.app.serve;

import dev.dormouse.analyzers.Quotas;
import dev.dormouse.api.ApiServer;
import dev.dormouse.api.ApiSettings;
import dev.dormouse.api.Limits;
import dev.dormouse.api.Listen;
import dev.dormouse.api.Ports;
import dev.dormouse.api.TlsFiles;
import dev.dormouse.api.rate.Rate;
import dev.dormouse.app.Exit;
import dev.dormouse.app.Failure;
import java.nio.file.Path;

/** Opens the API as the settings say. */
final class Gate {
  private Gate() {}

  /**
   * @param connections clients' connections open at once, at most
   * @throws Failure if the port is taken, or the TLS files cannot be used
   */
  static ApiServer open(ServerSettings settings, int connections, Ports ports) {
    try {
      return ApiServer.start(api(settings, connections), ports);
    } catch (IllegalArgumentException e) {
      throw new Failure(Exit.BAD_INPUT, String.valueOf(e.getMessage()));
    } catch (IllegalStateException e) {
      throw new Failure(Exit.CANNOT_SERVE, String.valueOf(e.getMessage()));
    }
  }

  private static ApiSettings api(ServerSettings settings, int connections) {
    return new ApiSettings(
        settings.home(),
        OwnOrganization.administrator(settings),
        Quotas.DEFAULT,
        settings.analysis().life(),
        listen(settings.listening()),
        limits(settings.throttle(), connections));
  }

  /** The settings' reader has seen to it that plain text is wanted where there is no TLS. */
  private static Listen listen(Listening listening) {
    Path certificate = listening.certificate();
    Path key = listening.key();
    TlsFiles tls = certificate == null || key == null ? null : new TlsFiles(certificate, key);
    return new Listen(listening.address(), listening.port(), tls, true);
  }

  private static Limits limits(int perSecond, int connections) {
    Limits limits = Limits.DEFAULT;
    return new Limits(
        limits.bodyBytes(),
        limits.bodyMemory(),
        limits.headerBytes(),
        limits.lineBytes(),
        connections,
        limits.patience(),
        limits.grace(),
        new Rate(perSecond, 2 * perSecond));
  }
}
