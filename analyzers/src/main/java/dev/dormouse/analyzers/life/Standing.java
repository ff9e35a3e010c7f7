package dev.dormouse.analyzers.life;

/** How something that a finding lists stands in a later analysis. */
enum Standing {
  /** It is unused still. */
  UNUSED,
  /** It is known not to be unused: it was used, or is too young for the tracking period. */
  SETTLED,
  /** The principal has it no more: an action that is not granted, a key that cannot be used. */
  TAKEN_AWAY,
  /** Nobody can say. */
  UNKNOWN
}
