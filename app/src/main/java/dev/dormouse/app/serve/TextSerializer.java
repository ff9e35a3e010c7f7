package dev.dormouse.app.serve;

import com.github.kagkarlsson.scheduler.serializer.Serializer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A job's data is a text or nothing, so that nothing of the program stands in the database. */
final class TextSerializer implements Serializer {
  @Override
  @SuppressWarnings("NullAway") // db-scheduler keeps a job without data as null
  public byte @Nullable [] serialize(@Nullable Object data) {
    return data == null ? null : data.toString().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public <T> @Nullable T deserialize(Class<T> type, byte @Nullable [] data) {
    return data == null ? null : type.cast(new String(data, StandardCharsets.UTF_8));
  }
}
