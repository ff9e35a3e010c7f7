package dev.dormouse.api;

import io.helidon.common.configurable.Resource;
import io.helidon.common.pki.Keys;
import io.helidon.common.tls.Tls;

/** TLS from PEM files. */
final class TlsSettings {
  private TlsSettings() {}

  /**
   * @throws IllegalArgumentException naming the files, if they cannot be read or are not PEM
   */
  static Tls of(TlsFiles files) {
    try {
      Keys keys =
          Keys.builder()
              .pem(
                  pem ->
                      pem.key(Resource.create(files.privateKey()))
                          .certChain(Resource.create(files.certificates())))
              .build();
      return Tls.builder().privateKey(keys).privateKeyCertChain(keys).build();
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(
          "cannot use "
              + files.certificates()
              + " and "
              + files.privateKey()
              + " for TLS: "
              + e.getMessage(),
          e);
    }
  }
}
