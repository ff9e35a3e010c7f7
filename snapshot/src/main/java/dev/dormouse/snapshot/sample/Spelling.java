package dev.dormouse.snapshot.sample;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The ways in which AWS's tools write a timestamp. */
enum Spelling {
  /** {@code 2026-11-01T00:00:00Z}: AWS CLI version 1, credential reports. */
  ZULU("uuuu-MM-dd'T'HH:mm:ss'Z'"),
  /** {@code 2026-11-01T00:00:00+00:00}: AWS CLI version 2. */
  OFFSET("uuuu-MM-dd'T'HH:mm:ss'+00:00'"),
  /** {@code 2026-11-01 00:00:00+00:00}: boto3 values turned into text. */
  SPACE("uuuu-MM-dd HH:mm:ss'+00:00'"),
  /** {@code 2026-11-01T00:00:00.000000+00:00}: boto3 values in ISO form, with their fraction. */
  FRACTION("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'+00:00'");

  private final DateTimeFormatter format;

  Spelling(String pattern) {
    format = DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
  }

  String write(Instant moment) {
    return format.format(moment);
  }
}
