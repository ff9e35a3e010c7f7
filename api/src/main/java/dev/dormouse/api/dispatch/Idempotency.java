package dev.dormouse.api.dispatch;

import dev.dormouse.analyzers.port.AnalyzerStore.ClientTokens;
import dev.dormouse.analyzers.port.AnalyzerStore.ClientTokens.Remembered;
import dev.dormouse.api.call.Answer;
import dev.dormouse.api.call.ApiException;
import dev.dormouse.api.call.Call;
import dev.dormouse.api.call.Endpoint;
import dev.dormouse.api.call.Input;
import dev.dormouse.api.call.TextRule;
import dev.dormouse.api.json.JsonText;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Makes a call that is repeated with its {@code clientToken} answer as it did the first time,
 * without doing it again. Undocumented by AWS for most operations: tokens are of one caller and one
 * operation, and hold for 24 hours; calls that failed are not remembered.
 */
final class Idempotency {
  private static final String TOKEN = "clientToken";
  private static final TextRule RULE = TextRule.length(1, 256);

  private final ClientTokens tokens;

  Idempotency(ClientTokens tokens) {
    this.tokens = tokens;
  }

  Answer run(Endpoint endpoint, Call call) {
    Optional<String> token = endpoint.idempotent() ? token(call) : Optional.empty();
    if (token.isEmpty()) {
      return endpoint.operation().run(call);
    }
    String caller = call.caller().name();
    UUID hash = hash(endpoint, call);
    Optional<Remembered> earlier = tokens.find(caller, endpoint.name(), token.get(), call.now());
    if (earlier.isPresent()) {
      return replay(earlier.get(), hash);
    }
    Answer answer = endpoint.operation().run(call);
    tokens.remember(
        caller, endpoint.name(), token.get(), new Remembered(hash, answer.body()), call.now());
    return answer;
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
