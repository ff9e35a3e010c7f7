package dev.dormouse.policy;

/** Who keeps a policy: AWS, the customer as an object of its own, or the principal itself. */
public enum PolicyKind {
  AWS_MANAGED,
  CUSTOMER_MANAGED,
  INLINE
}
