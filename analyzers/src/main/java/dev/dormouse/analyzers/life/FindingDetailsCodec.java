package dev.dormouse.analyzers.life;

import dev.dormouse.catalog.Catalog;
import dev.dormouse.findings.FindingType;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Details of findings as few bytes: at most 4 KB for an administrator role. Times are kept in
 * milliseconds. What an earlier catalog named, a later one reads, also where a service is gone.
 *
 * <p>The bytes: the format's number; the kind of details, with the highest bit set if the rest is
 * deflated; the rest. Numbers are in groups of seven bits, the lowest first.
 */
public final class FindingDetailsCodec {
  private static final int FORMAT = 1;
  private static final int DEFLATED = 0x80;
  private static final int HAS_TIME = 1;

  private final PermissionsCodec permissions;

  public FindingDetailsCodec(Catalog catalog) {
    this.permissions = new PermissionsCodec(catalog);
  }

  /**
   * @throws IllegalArgumentException if the details are none that an analysis makes: more than
   *     {@link Deflation#LARGEST} bytes, or a time of an action that is not listed
   */
  public byte[] encode(FindingDetails details) {
    DetailsWriter body = new DetailsWriter();
    int kind =
        switch (details) {
          case FindingDetails.Role(Instant lastAccessed) ->
              moment(body, lastAccessed, FindingType.UNUSED_IAM_ROLE);
          case FindingDetails.Password(Instant lastAccessed) ->
              moment(body, lastAccessed, FindingType.UNUSED_IAM_USER_PASSWORD);
          case FindingDetails.Keys(List<FindingDetails.Key> keys) -> keys(body, keys);
          case FindingDetails.Permissions(List<FindingDetails.Service> services) -> {
            permissions.write(services, body);
            yield kind(FindingType.UNUSED_PERMISSION);
          }
        };
    byte[] plain = body.bytes();
    byte[] deflated = Deflation.deflate(plain);
    DetailsWriter all = new DetailsWriter();
    all.octet(FORMAT);
    boolean shorter = deflated.length < plain.length;
    all.octet(shorter ? kind | DEFLATED : kind);
    all.octets(shorter ? deflated : plain);
    return all.bytes();
  }

  /**
   * @throws IllegalArgumentException if the bytes are not what {@link #encode} gave for a finding
   *     of this type, or name actions that this catalog does not have
   */
  public FindingDetails decode(FindingType type, byte[] bytes) {
    try {
      DetailsReader head = new DetailsReader(bytes);
      int format = head.octet();
      if (format != FORMAT) {
        throw new IllegalArgumentException("no such format of finding details: " + format);
      }
      int kind = head.octet();
      if ((kind & ~DEFLATED) != kind(type)) {
        throw new IllegalArgumentException("not details of " + type.wireName() + ": " + kind);
      }
      DetailsReader body =
          (kind & DEFLATED) == 0
              ? head
              : new DetailsReader(Deflation.inflate(bytes, bytes.length - head.left()));
      FindingDetails details = read(type, body);
      body.end();
      return details;
    } catch (IndexOutOfBoundsException | DateTimeException | ArithmeticException e) {
      throw new IllegalArgumentException("finding details are damaged: " + e.getMessage(), e);
    }
  }

  private FindingDetails read(FindingType type, DetailsReader body) {
    return switch (type) {
      case UNUSED_IAM_ROLE -> new FindingDetails.Role(moment(body));
      case UNUSED_IAM_USER_PASSWORD -> new FindingDetails.Password(moment(body));
      case UNUSED_IAM_USER_ACCESS_KEY -> new FindingDetails.Keys(keys(body));
      case UNUSED_PERMISSION -> new FindingDetails.Permissions(permissions.read(body));
    };
  }

  private static int kind(FindingType type) {
    return switch (type) {
      case UNUSED_IAM_ROLE -> 1;
      case UNUSED_IAM_USER_ACCESS_KEY -> 2;
      case UNUSED_IAM_USER_PASSWORD -> 3;
      case UNUSED_PERMISSION -> 4;
    };
  }

  private static int moment(DetailsWriter body, @Nullable Instant time, FindingType type) {
    body.octet(time == null ? 0 : HAS_TIME);
    body.times(time == null ? List.of() : List.of(time));
    return kind(type);
  }

  private static @Nullable Instant moment(DetailsReader body) {
    return body.octet() == 0 ? null : body.times(1)[0];
  }

  private static int keys(DetailsWriter body, List<FindingDetails.Key> keys) {
    List<Instant> times = new ArrayList<>();
    body.number(keys.size());
    for (FindingDetails.Key key : keys) {
      Instant time = key.lastAccessed();
      body.octet(time == null ? 0 : HAS_TIME);
      body.text(key.id());
      times.addAll(time == null ? List.of() : List.of(time));
    }
    body.times(times);
    return kind(FindingType.UNUSED_IAM_USER_ACCESS_KEY);
  }

  private static List<FindingDetails.Key> keys(DetailsReader body) {
    int count = body.count();
    boolean[] timed = new boolean[count];
    List<String> ids = new ArrayList<>();
    int times = 0;
    for (int i = 0; i < count; i++) {
      timed[i] = body.octet() != 0;
      times += timed[i] ? 1 : 0;
      ids.add(body.text());
    }
    Instant[] all = body.times(times);
    List<FindingDetails.Key> keys = new ArrayList<>();
    int at = 0;
    for (int i = 0; i < count; i++) {
      keys.add(new FindingDetails.Key(ids.get(i), timed[i] ? all[at++] : null));
    }
    return Collections.unmodifiableList(keys);
  }
}
