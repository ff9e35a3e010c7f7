package dev.dormouse.store;

import java.nio.ByteBuffer;
import java.sql.Types;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;

/** UUIDs as the 16 bytes that SQLite keeps; their order is the one PostgreSQL's type has. */
final class Uuids {
  private Uuids() {}

  static byte[] bytes(UUID id) {
    return ByteBuffer.allocate(16)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }

  static UUID of(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new UUID(buffer.getLong(), buffer.getLong());
  }

  /** Empty unless the text is a UUID just as the API writes one. */
  static Optional<UUID> parse(String text) {
    try {
      UUID id = UUID.fromString(text);
      return id.toString().equals(text) ? Optional.of(id) : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /** Binds them as bytes. */
  static final class AsBytes extends AbstractArgumentFactory<UUID> {
    AsBytes() {
      super(Types.BINARY);
    }

    @Override
    protected Argument build(UUID value, ConfigRegistry config) {
      byte[] bytes = bytes(value);
      return (position, statement, _) -> statement.setBytes(position, bytes);
    }
  }
}
