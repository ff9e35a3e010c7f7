package dev.dormouse.policy;

/** The two kinds of IAM identities that use permissions of their own. */
public enum PrincipalKind {
  ROLE,
  USER;

  /** The CloudFormation type name, which Access Analyzer's findings carry. */
  public String resourceType() {
    return switch (this) {
      case ROLE -> "AWS::IAM::Role";
      case USER -> "AWS::IAM::User";
    };
  }
}
