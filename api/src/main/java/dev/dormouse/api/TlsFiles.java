package dev.dormouse.api;

import java.nio.file.Path;

/**
 * What TLS takes, as PEM files.
 *
 * @param certificates the server's own certificate, and behind it those up to the root
 * @param privateKey in PKCS #8 or PKCS #1, not encrypted
 */
public record TlsFiles(Path certificates, Path privateKey) {}
