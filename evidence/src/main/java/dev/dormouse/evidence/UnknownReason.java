package dev.dormouse.evidence;

/**
 * Why nothing can be said of the use of a role, key, password or permission. Missing evidence is
 * never read as "unused"; it ends as one of these.
 */
public enum UnknownReason {
  ACCOUNT_NOT_COLLECTED(
      "the account's authorization details are missing, incomplete or unreadable",
      "export the account again: aws iam get-account-authorization-details"),
  PRINCIPAL_UNREADABLE(
      "the export holds a user or role that cannot be read",
      "export the account again; see the problems listed for the place and the bad value"),
  PRINCIPALS_NOT_LISTED(
      "the export has no list of the users or of the roles, or lacks one whom another file knows",
      "export all of the account at once: get-account-authorization-details without --filter"),
  COLLECTION_INCOMPLETE(
      "the collection of this account failed or was interrupted before this part",
      "collect the account again and see collection.json for the cause"),
  NO_ROLE_LAST_USED(
      "the export does not say when the role was last used",
      "export with aws iam get-account-authorization-details, which does (list-roles does not)"),
  NO_ACCESS_KEY_DATA(
      "neither access keys nor a credential report are in the export",
      "add credential-report.csv or access-keys.json to the snapshot"),
  NO_ACCESS_KEY_LAST_USE(
      "the key is listed without its last use",
      "add aws iam get-access-key-last-used for the key, or a credential report"),
  NO_PASSWORD_DATA(
      "neither console passwords nor a credential report are in the export",
      "add credential-report.csv, or login-profiles.json with users.json"),
  NO_PASSWORD_LAST_USE(
      "the user has a password, but the export does not say when it was last used",
      "add credential-report.csv, or users.json from aws iam list-users"),
  NO_LAST_ACCESSED_REPORT(
      "there is no last-accessed report for the principal",
      "add one: aws iam generate-service-last-accessed-details --granularity ACTION_LEVEL"),
  REPORT_IN_PROGRESS(
      "the last-accessed report was saved before its job had finished",
      "ask for the job's result again once its status is COMPLETED"),
  REPORT_FAILED("the last-accessed report's job failed at AWS", "generate the report again"),
  REPORT_TRUNCATED(
      "the last-accessed report's last page is missing",
      "fetch all pages: repeat with --marker while IsTruncated is true"),
  REPORT_UNREADABLE(
      "the last-accessed report cannot be read", "fetch the report again; see the problems listed"),
  SERVICE_NOT_IN_REPORT(
      "the last-accessed report does not list the service, though a policy grants it",
      "generate a fresh report: the policy may be newer than this one"),
  SERVICE_LEVEL_ONLY(
      "the report knows services only, and the service was used",
      "generate the report with --granularity ACTION_LEVEL"),
  NO_ACTION_DATA(
      "the service was used, and the report lists none of its actions",
      "look at CloudTrail: last-accessed data cannot tell the service's actions apart here"),
  ACTION_NOT_IN_REPORT(
      "the report lists actions of the service, but not this one",
      "generate a fresh report: the grant may be newer than this one"),
  UNTRACKED_ACTION(
      "AWS keeps no last-accessed data for the action, and its service was used",
      "look at CloudTrail (data events where the action is one)"),
  UNRECOGNIZED_ACTION(
      "the catalog does not know the action",
      "check the spelling, or refresh the catalog: dormouse catalog update"),
  UNMAPPED_CALL(
      "a call to the service was seen that cannot be tied to an action",
      "see the unmapped events of the service"),
  LOOKBACK_TOO_SHORT(
      "the evidence does not reach back over the whole tracking period",
      "take a shorter tracking period, or evidence that looks back further"),
  EVIDENCE_TOO_OLD(
      "the evidence ends before the tracking period does",
      "collect again, or set an earlier --as-of"),
  GRANT_TOO_YOUNG(
      "the permission may have been granted within the tracking period",
      "wait until the policy version is as old as the tracking period"),
  POLICY_UNREADABLE(
      "a policy of the principal is missing from the export or cannot be read",
      "export all policies: get-account-authorization-details without --filter");

  private final String description;
  private final String remedy;

  UnknownReason(String description, String remedy) {
    this.description = description;
    this.remedy = remedy;
  }

  /** What is missing, as a clause. */
  public String description() {
    return description;
  }

  /** What a person can do about it. */
  public String remedy() {
    return remedy;
  }
}
