package dev.dormouse.app;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The rooms of the design, bottom first. */
enum Room {
  CATALOG,
  POLICY,
  EVIDENCE,
  FINDINGS,
  SNAPSHOT,
  ANALYZERS,
  STORE,
  API,
  APP;

  /** The rooms that this one may know. */
  Set<Room> below() {
    return switch (this) {
      case CATALOG -> EnumSet.noneOf(Room.class);
      case POLICY, EVIDENCE -> EnumSet.of(CATALOG);
      case FINDINGS -> EnumSet.of(CATALOG, POLICY, EVIDENCE);
      case SNAPSHOT, ANALYZERS -> EnumSet.of(CATALOG, POLICY, EVIDENCE, FINDINGS);
      case STORE, API -> EnumSet.of(CATALOG, POLICY, EVIDENCE, FINDINGS, ANALYZERS);
      case APP -> EnumSet.complementOf(EnumSet.of(APP));
    };
  }

  /** The room's packages as ArchUnit writes them. */
  String packages() {
    return "dev.dormouse." + name().toLowerCase(Locale.ROOT) + "..";
  }
}
