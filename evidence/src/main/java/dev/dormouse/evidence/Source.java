package dev.dormouse.evidence;

/** Where a time of use, or the absence of use, was read. */
public enum Source {
  /** {@code RoleLastUsed} of GetAccountAuthorizationDetails or GetRole. */
  ROLE_LAST_USED,
  /** {@code PasswordLastUsed} of ListUsers or GetUser. */
  PASSWORD_LAST_USED,
  /** GetAccessKeyLastUsed. */
  ACCESS_KEY_LAST_USED,
  /** The credential report. */
  CREDENTIAL_REPORT,
  /** {@code LastAuthenticated} of GetServiceLastAccessedDetails: any request to the service. */
  SERVICE_LAST_ACCESSED,
  /** {@code TrackedActionsLastAccessed} of GetServiceLastAccessedDetails. */
  ACTION_LAST_ACCESSED,
  /** CloudTrail log files. */
  CLOUDTRAIL
}
