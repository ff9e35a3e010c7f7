package dev.dormouse.evidence;

/** How fine a last-accessed report is: {@code JobType} of GetServiceLastAccessedDetails. */
public enum Granularity {
  SERVICE_LEVEL,
  ACTION_LEVEL
}
