package dev.dormouse.api.operation;

import dev.dormouse.api.call.Endpoint;
import dev.dormouse.api.call.Operation;
import dev.dormouse.api.call.PathTemplate;
import dev.dormouse.api.call.Permission;

/**
 * Every operation of Access Analyzer's API of 2019-11-01: where it is found (its model's {@code
 * http} trait) and who may call it.
 */
public enum ApiOperation {
  CREATE_ANALYZER("CreateAnalyzer", "PUT", "/analyzer", Permission.ADMINISTER, true),
  GET_ANALYZER("GetAnalyzer", "GET", "/analyzer/{analyzerName}", Permission.READ, false),
  LIST_ANALYZERS("ListAnalyzers", "GET", "/analyzer", Permission.READ, false),
  UPDATE_ANALYZER(
      "UpdateAnalyzer", "PUT", "/analyzer/{analyzerName}", Permission.ADMINISTER, false),
  DELETE_ANALYZER(
      "DeleteAnalyzer", "DELETE", "/analyzer/{analyzerName}", Permission.ADMINISTER, true),
  CREATE_SERVICE_LINKED_ANALYZER(
      "CreateServiceLinkedAnalyzer",
      "PUT",
      "/service-linked-analyzer",
      Permission.ADMINISTER,
      false),
  DELETE_SERVICE_LINKED_ANALYZER(
      "DeleteServiceLinkedAnalyzer",
      "DELETE",
      "/service-linked-analyzer/{analyzerName}",
      Permission.ADMINISTER,
      false),
  CREATE_ARCHIVE_RULE(
      "CreateArchiveRule", "PUT", "/analyzer/{analyzerName}/archive-rule", Permission.RULES, true),
  GET_ARCHIVE_RULE(
      "GetArchiveRule",
      "GET",
      "/analyzer/{analyzerName}/archive-rule/{ruleName}",
      Permission.READ_ALL,
      false),
  LIST_ARCHIVE_RULES(
      "ListArchiveRules",
      "GET",
      "/analyzer/{analyzerName}/archive-rule",
      Permission.READ_ALL,
      false),
  UPDATE_ARCHIVE_RULE(
      "UpdateArchiveRule",
      "PUT",
      "/analyzer/{analyzerName}/archive-rule/{ruleName}",
      Permission.RULES,
      true),
  DELETE_ARCHIVE_RULE(
      "DeleteArchiveRule",
      "DELETE",
      "/analyzer/{analyzerName}/archive-rule/{ruleName}",
      Permission.RULES,
      true),
  APPLY_ARCHIVE_RULE("ApplyArchiveRule", "PUT", "/archive-rule", Permission.RULES, true),
  LIST_FINDINGS("ListFindings", "POST", "/finding", Permission.READ, false),
  GET_FINDING("GetFinding", "GET", "/finding/{id}", Permission.READ, false),
  LIST_FINDINGS_V2("ListFindingsV2", "POST", "/findingv2", Permission.READ, false),
  GET_FINDING_V2("GetFindingV2", "GET", "/findingv2/{id}", Permission.READ, false),
  UPDATE_FINDINGS("UpdateFindings", "PUT", "/finding", Permission.ARCHIVE, true),
  GET_FINDINGS_STATISTICS(
      "GetFindingsStatistics", "POST", "/analyzer/findings/statistics", Permission.READ, false),
  TAG_RESOURCE("TagResource", "POST", "/tags/{resourceArn}", Permission.ADMINISTER, false),
  UNTAG_RESOURCE("UntagResource", "DELETE", "/tags/{resourceArn}", Permission.ADMINISTER, false),
  LIST_TAGS_FOR_RESOURCE(
      "ListTagsForResource", "GET", "/tags/{resourceArn}", Permission.READ, false),
  GENERATE_FINDING_RECOMMENDATION(
      "GenerateFindingRecommendation", "POST", "/recommendation/{id}", Permission.READ, false),
  GET_FINDING_RECOMMENDATION(
      "GetFindingRecommendation", "GET", "/recommendation/{id}", Permission.READ, false),
  START_POLICY_GENERATION(
      "StartPolicyGeneration", "PUT", "/policy/generation", Permission.READ, false),
  GET_GENERATED_POLICY(
      "GetGeneratedPolicy", "GET", "/policy/generation/{jobId}", Permission.READ, false),
  LIST_POLICY_GENERATIONS(
      "ListPolicyGenerations", "GET", "/policy/generation", Permission.READ, false),
  CANCEL_POLICY_GENERATION(
      "CancelPolicyGeneration", "PUT", "/policy/generation/{jobId}", Permission.READ, false),
  VALIDATE_POLICY("ValidatePolicy", "POST", "/policy/validation", Permission.READ, false),
  CHECK_NO_NEW_ACCESS(
      "CheckNoNewAccess", "POST", "/policy/check-no-new-access", Permission.READ, false),
  CHECK_ACCESS_NOT_GRANTED(
      "CheckAccessNotGranted", "POST", "/policy/check-access-not-granted", Permission.READ, false),
  CHECK_NO_PUBLIC_ACCESS(
      "CheckNoPublicAccess", "POST", "/policy/check-no-public-access", Permission.READ, false),
  CREATE_ACCESS_PREVIEW("CreateAccessPreview", "PUT", "/access-preview", Permission.READ, false),
  GET_ACCESS_PREVIEW(
      "GetAccessPreview", "GET", "/access-preview/{accessPreviewId}", Permission.READ, false),
  LIST_ACCESS_PREVIEWS("ListAccessPreviews", "GET", "/access-preview", Permission.READ, false),
  LIST_ACCESS_PREVIEW_FINDINGS(
      "ListAccessPreviewFindings",
      "POST",
      "/access-preview/{accessPreviewId}",
      Permission.READ,
      false),
  GET_ANALYZED_RESOURCE("GetAnalyzedResource", "GET", "/analyzed-resource", Permission.READ, false),
  LIST_ANALYZED_RESOURCES(
      "ListAnalyzedResources", "POST", "/analyzed-resource", Permission.READ, false),
  START_RESOURCE_SCAN("StartResourceScan", "POST", "/resource/scan", Permission.READ, false);

  private final String wireName;
  private final String method;
  private final String path;
  private final Permission permission;
  private final boolean idempotent;

  ApiOperation(
      String wireName, String method, String path, Permission permission, boolean idempotent) {
    this.wireName = wireName;
    this.method = method;
    this.path = path;
    this.permission = permission;
    this.idempotent = idempotent;
  }

  /** AWS's name of it. */
  public String wireName() {
    return wireName;
  }

  public String method() {
    return method;
  }

  /** With its labels in braces. */
  public String path() {
    return path;
  }

  public Permission permission() {
    return permission;
  }

  Endpoint endpoint(Operation operation) {
    return new Endpoint(wireName, method, PathTemplate.of(path), permission, idempotent, operation);
  }
}
