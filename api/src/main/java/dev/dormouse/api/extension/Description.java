package dev.dormouse.api.extension;

import dev.dormouse.api.call.Answer;
import dev.dormouse.api.call.Call;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * The OpenAPI 3.1 description of these operations. It is the same for every server and tells
 * nothing of this one.
 */
final class Description {
  private final Answer answer;

  private Description(String text) {
    this.answer = Answer.stored(text);
  }

  static Description read() {
    try (InputStream in =
        Objects.requireNonNull(
            Description.class.getResourceAsStream("openapi.json"), "openapi.json")) {
      return new Description(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Answer answer(Call call) {
    return answer;
  }
}
