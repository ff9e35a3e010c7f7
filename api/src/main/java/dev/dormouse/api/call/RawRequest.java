package dev.dormouse.api.call;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A request as it came over the wire.
 *
 * @param path as it was sent, still percent-encoded
 * @param query as it was sent, without the question mark; empty if there is none
 * @param address where it came from, as a numeric address
 */
public record RawRequest(
    String method, String path, String query, List<Header> headers, Body body, String address) {
  public RawRequest {
    headers = List.copyOf(headers);
  }

  /**
   * @param name in any case
   */
  public record Header(String name, String value) {
    boolean named(String wanted) {
      return name.equalsIgnoreCase(wanted);
    }
  }

  /** A body, which is read when it is first asked for; for one thread. */
  public static final class Body {
    public static final Body EMPTY = of(new byte[0]);

    private final Supplier<byte[]> source;
    private byte @Nullable [] read;

    private Body(Supplier<byte[]> source) {
      this.source = source;
    }

    public static Body of(byte[] bytes) {
      byte[] own = bytes.clone();
      return new Body(() -> own);
    }

    /**
     * @param source may throw {@link ApiException}, and {@link ClientGoneException}
     */
    public static Body read(Supplier<byte[]> source) {
      return new Body(source);
    }

    /** All of it, which is for looking at, not for changing: it may be large, and is not copied. */
    public byte[] bytes() {
      byte[] known = read;
      if (known == null) {
        known = source.get();
        read = known;
      }
      return known;
    }
  }

  /** All values of a header, in their order. */
  public List<String> headerValues(String name) {
    return headers.stream().filter(header -> header.named(name)).map(Header::value).toList();
  }

  /** The first value of a header. */
  public Optional<String> header(String name) {
    return headers.stream().filter(header -> header.named(name)).map(Header::value).findFirst();
  }

  /** Method and path, for messages. */
  public String line() {
    return method.toUpperCase(Locale.ROOT) + " " + Texts.quoted(path);
  }
}
