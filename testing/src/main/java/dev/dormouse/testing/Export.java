package dev.dormouse.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The output of {@code aws iam get-account-authorization-details} for an invented account, put
 * together as text, so that tests can write what is wrong as well as what is right.
 */
public final class Export {
  /** The file's name in the folder of an account. */
  public static final String FILE = "account-authorization-details.json";

  /** When everything was made that says nothing else. */
  public static final String CREATED = "2024-01-01T00:00:00Z";

  /**
   * The latest time in every export, of a group that was made just before: without {@code
   * collection.json} nothing else shows how far the evidence reaches.
   */
  public static final String EXPORTED = "2026-11-24T00:00:00Z";

  /** A member of a role: IAM knows of no use. */
  public static final String NEVER_USED = "\"RoleLastUsed\":{}";

  private final String account;
  private final List<String> users = new ArrayList<>();
  private final List<String> roles = new ArrayList<>();
  private final List<String> groups = new ArrayList<>();
  private final List<String> policies = new ArrayList<>();

  private Export(String account) {
    this.account = account;
    group("NewestGroup", "\"CreateDate\":\"" + EXPORTED + "\"");
  }

  public static Export of(String account) {
    return new Export(account);
  }

  /**
   * @param more further members, such as {@link #NEVER_USED}
   */
  public Export role(String name, String... more) {
    return rawRole(element("Role", name, roleId(name), "role", more));
  }

  public Export user(String name, String... more) {
    users.add(element("User", name, userId(name), "user", more));
    return this;
  }

  public Export group(String name, String... more) {
    groups.add(element("Group", name, "AGPA" + name, "group", more));
    return this;
  }

  /** An element of {@code RoleDetailList} as it is, right or wrong. */
  public Export rawRole(String json) {
    roles.add(json);
    return this;
  }

  /** A customer-managed policy whose one version is {@code document}. */
  public Export policy(String name, String document) {
    policies.add(
        String.format(
            "{\"PolicyName\":\"%s\",\"Arn\":\"%s\",\"DefaultVersionId\":\"v1\",\"PolicyVersionList\":"
                + "[{\"Document\":%s,\"VersionId\":\"v1\",\"IsDefaultVersion\":true,"
                + "\"CreateDate\":\"%s\"}]}",
            name, policyArn(name), document, CREATED));
    return this;
  }

  private String element(String kind, String name, String id, String type, String... more) {
    String known =
        String.format(
            "\"Path\":\"/\",\"%sName\":\"%s\",\"%sId\":\"%s\",\"Arn\":\"arn:aws:iam::%s:%s/%s\"",
            kind, name, kind, id, account, type, name);
    boolean dated = Stream.of(more).anyMatch(member -> member.startsWith("\"CreateDate\""));
    String created = dated ? "" : ",\"CreateDate\":\"" + CREATED + "\"";
    String rest = Stream.of(more).map(member -> "," + member).collect(Collectors.joining());
    return "{" + known + created + rest + "}";
  }

  public String policyArn(String name) {
    return "arn:aws:iam::" + account + ":policy/" + name;
  }

  public String roleArn(String name) {
    return "arn:aws:iam::" + account + ":role/" + name;
  }

  public String userArn(String name) {
    return "arn:aws:iam::" + account + ":user/" + name;
  }

  /** A member: the customer-managed policy of that name is attached. */
  public String attached(String policy) {
    return String.format(
        "\"AttachedManagedPolicies\":[{\"PolicyName\":\"%s\",\"PolicyArn\":\"%s\"}]",
        policy, policyArn(policy));
  }

  /** The document, all in one page. */
  public String json() {
    return page(false);
  }

  /**
   * The document as one page.
   *
   * @param truncated whether it says that more pages follow
   */
  public String page(boolean truncated) {
    return String.format(
        "{\"UserDetailList\":[%s],\"GroupDetailList\":[%s],\"RoleDetailList\":[%s],"
            + "\"Policies\":[%s],\"IsTruncated\":%s}",
        String.join(",\n", users),
        String.join(",\n", groups),
        String.join(",\n", roles),
        String.join(",\n", policies),
        truncated);
  }

  /** Writes the file into the account's folder below {@code snapshot}, and returns that folder. */
  public Path write(Path snapshot) throws IOException {
    Path folder = Files.createDirectories(snapshot.resolve(account));
    Files.writeString(folder.resolve(FILE), json());
    return folder;
  }

  public static String roleId(String name) {
    return "AROA" + name;
  }

  public static String userId(String name) {
    return "AIDA" + name;
  }

  /** A member of a role: when it was last used. */
  public static String used(String time) {
    return "\"RoleLastUsed\":{\"LastUsedDate\":\"" + time + "\",\"Region\":\"us-east-1\"}";
  }

  /** A member of a role: its one inline policy, {@code document} being an object or a text. */
  public static String rolePolicy(String document) {
    return "\"RolePolicyList\":[{\"PolicyName\":\"inline\",\"PolicyDocument\":" + document + "}]";
  }

  /** A policy document that allows some actions on everything. */
  public static String allow(String... actions) {
    return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[\""
        + String.join("\",\"", actions)
        + "\"],\"Resource\":\"*\"}]}";
  }
}
