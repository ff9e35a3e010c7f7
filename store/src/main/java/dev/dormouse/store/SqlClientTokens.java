package dev.dormouse.store;

import dev.dormouse.analyzers.port.AnalyzerStore;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Answers of calls with a client token, under a hash of caller, operation and token. */
final class SqlClientTokens implements AnalyzerStore.ClientTokens {
  private static final Duration KEPT = Duration.ofHours(24);

  private static final String FIND =
      "SELECT request_hash, body FROM client_token WHERE token = :token AND at > :expired";

  private static final String FORGET = "DELETE FROM client_token WHERE at <= :expired";

  private static final String REMEMBER =
      """
      INSERT INTO client_token (token, request_hash, body, at)
      VALUES (:token, :hash, :body, :at)
      ON CONFLICT (token) DO NOTHING
      """;

  private final Work work;

  SqlClientTokens(Work work) {
    this.work = work;
  }

  @Override
  public Optional<Remembered> find(String caller, String operation, String token, Instant now) {
    return work.read(
        handle ->
            handle
                .createQuery(FIND)
                .bind("token", key(caller, operation, token))
                .bind("expired", Times.nanos(now.minus(KEPT)))
                .map(
                    (row, _) ->
                        new Remembered(
                            work.dialect().uuid(row, "request_hash"), row.getString("body")))
                .findOne());
  }

  @Override
  public void remember(
      String caller, String operation, String token, Remembered answer, Instant now) {
    work.write(
        handle -> {
          handle.createUpdate(FORGET).bind("expired", Times.nanos(now.minus(KEPT))).execute();
          return handle
              .createUpdate(REMEMBER)
              .bind("token", key(caller, operation, token))
              .bind("hash", answer.requestHash())
              .bind("body", answer.body())
              .bind("at", Times.nanos(now))
              .execute();
        });
  }

  /** Each part with its length, so that no two triples look alike. */
  private static byte[] key(String caller, String operation, String token) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String part : List.of(caller, operation, token)) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_16BE);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        digest.update(bytes);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
