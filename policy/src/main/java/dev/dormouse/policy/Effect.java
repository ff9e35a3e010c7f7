package dev.dormouse.policy;

/** What a statement does with the actions it names. */
public enum Effect {
  ALLOW,
  DENY
}
