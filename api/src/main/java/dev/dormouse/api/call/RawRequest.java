package dev.dormouse.api.call;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A request as it came over the wire, its body read to the end.
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

  /** The bytes of a body, which nobody changes. */
  public static final class Body {
    public static final Body EMPTY = new Body(new byte[0]);

    private final byte[] bytes;

    public Body(byte[] bytes) {
      this.bytes = bytes.clone();
    }

    public byte[] bytes() {
      return bytes.clone();
    }

    public int size() {
      return bytes.length;
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
