package dev.dormouse.api.dispatch;

import dev.dormouse.analyzers.port.AnalyzerStore.ClientTokens;
import dev.dormouse.analyzers.port.AnalyzerStore.ClientTokens.Remembered;
import dev.dormouse.api.call.Answer;
import dev.dormouse.api.call.ApiException;
import dev.dormouse.api.call.Call;
import dev.dormouse.api.call.Endpoint;
import dev.dormouse.api.call.ErrorType;
import dev.dormouse.api.call.Input;
import dev.dormouse.api.call.TextRule;
import dev.dormouse.api.json.JsonText;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Makes a call that is repeated with its {@code clientToken} answer as it did the first time,
 * without doing it again. Undocumented by AWS for most operations: tokens are of one caller and one
 * operation, and hold for 24 hours; calls that failed are not remembered.
 */
final class Idempotency {
  private static final String TOKEN = "clientToken";
  private static final TextRule RULE = TextRule.length(1, 256);

  private static final int LOOKS = 5;
  private static final long PAUSE_NANOS = 100_000_000;

  /** Calls with the same token run one after the other on a server. */
  private final Lock[] running = new Lock[64];

  private final ClientTokens tokens;

  private record Key(String caller, String operation, String token) {}

  Idempotency(ClientTokens tokens) {
    this.tokens = tokens;
    Arrays.setAll(running, _ -> new ReentrantLock());
  }

  Answer run(Endpoint endpoint, Call call) {
    Optional<String> token = endpoint.idempotent() ? token(call) : Optional.empty();
    if (token.isEmpty()) {
      return endpoint.operation().run(call);
    }
    Key key = new Key(call.caller().name(), endpoint.name(), token.get());
    Lock lock = running[Math.floorMod(key.hashCode(), running.length)];
    lock.lock();
    try {
      return once(endpoint, call, key);
    } finally {
      lock.unlock();
    }
  }

  private Answer once(Endpoint endpoint, Call call, Key key) {
    UUID hash = hash(endpoint, call);
    Optional<Remembered> earlier = find(key, call);
    if (earlier.isPresent()) {
      return replay(earlier.get(), hash);
    }
    try {
      Answer answer = endpoint.operation().run(call);
      tokens.remember(
          key.caller(),
          key.operation(),
          key.token(),
          new Remembered(hash, answer.body()),
          call.now());
      return answer;
    } catch (ApiException e) {
      if (e.type() == ErrorType.CONFLICT) {
        return replay(another(key, call).orElseThrow(() -> e), hash);
      }
      throw e;
    }
  }

  private Optional<Remembered> find(Key key, Call call) {
    return tokens.find(key.caller(), key.operation(), key.token(), call.now());
  }

  /** What another server answers to the same call, which it may be running still. */
  private Optional<Remembered> another(Key key, Call call) {
    for (int look = 0; look < LOOKS; look++) {
      Optional<Remembered> found = find(key, call);
      if (found.isPresent()) {
        return found;
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    return Optional.empty();
  }

  private static Answer replay(Remembered earlier, UUID hash) {
    if (!earlier.requestHash().equals(hash)) {
      throw ApiException.invalidField(
          TOKEN, "'clientToken' was used for another request within 24 hours");
    }
    return Answer.stored(earlier.body());
  }

  private static Optional<String> token(Call call) {
    Input input = new Input(call);
    Optional<String> inQuery = input.query(TOKEN, RULE);
    Optional<String> token = inQuery.isPresent() ? inQuery : input.body().text(TOKEN, RULE);
    input.check();
    return token;
  }

  /** Of everything but the token. */
  private static UUID hash(Endpoint endpoint, Call call) {
    StringBuilder text = new StringBuilder(endpoint.name());
    new TreeMap<>(call.labels())
        .forEach((name, value) -> text.append('\n').append(name).append('=').append(value));
    text.append('\n').append(JsonText.canonical(call.body().without(TOKEN)));
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(text.toString().getBytes(StandardCharsets.UTF_8));
      ByteBuffer first = ByteBuffer.wrap(digest);
      return new UUID(first.getLong(), first.getLong());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("SHA-256 is missing", e);
    }
  }
}
