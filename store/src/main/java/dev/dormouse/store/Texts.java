package dev.dormouse.store;

import java.nio.charset.StandardCharsets;
import java.sql.Types;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;

/**
 * Texts as both databases can keep them. PostgreSQL has no character NUL, and neither has unpaired
 * surrogates: both become U+FFFD, here, so that a hostile name is stored alike everywhere.
 */
final class Texts {
  private static final char REPLACEMENT = '\uFFFD';

  private Texts() {}

  /** Whether a stored text can be equal to this one, or contain it. */
  static boolean storable(String text) {
    return text.indexOf('\0') < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }

  static String stored(String text) {
    if (storable(text)) {
      return text;
    }
    StringBuilder kept = new StringBuilder(text.length());
    text.codePoints().map(c -> keeps(c) ? c : REPLACEMENT).forEach(kept::appendCodePoint);
    return kept.toString();
  }

  private static boolean keeps(int c) {
    boolean surrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    return c != 0 && !surrogate;
  }

  /** Binds every text as it can be stored. */
  static final class AsStored extends AbstractArgumentFactory<String> {
    AsStored() {
      super(Types.VARCHAR);
    }

    @Override
    protected Argument build(String value, ConfigRegistry config) {
      String stored = stored(value);
      return (position, statement, _) -> statement.setString(position, stored);
    }
  }
}
