package dev.dormouse.analyzers.life;

import dev.dormouse.catalog.Catalog;
import dev.dormouse.findings.FindingType;

/** Details of findings as few bytes: at most 4 KB for an administrator role. */
public final class FindingDetailsCodec {
  private final Catalog catalog;

  public FindingDetailsCodec(Catalog catalog) {
    this.catalog = catalog;
  }

  public byte[] encode(FindingDetails details) {
    return details.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }

  /**
   * @throws IllegalArgumentException if the bytes are not what {@link #encode} gave
   */
  public FindingDetails decode(FindingType type, byte[] bytes) {
    if (bytes.length > 0) {
      throw new IllegalArgumentException(type + " " + catalog.info());
    }
    return new FindingDetails.Role(null);
  }
}
