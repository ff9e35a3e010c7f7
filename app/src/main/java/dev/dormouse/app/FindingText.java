package dev.dormouse.app;

import dev.dormouse.evidence.Source;
import dev.dormouse.findings.Finding;
import dev.dormouse.findings.FindingType;
import dev.dormouse.findings.PermissionVerdicts;
import dev.dormouse.findings.TrackingWindow;
import dev.dormouse.findings.Verdict;
import dev.dormouse.policy.Principal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a finding is called, and why it stands, in words. */
public final class FindingText {
  private FindingText() {}

  /**
   * The id of a finding in an offline scan: the same principal and type have the same id in every
   * scan, so that two reports can be compared.
   */
  public static String id(Principal principal, FindingType type) {
    String key = principal.arn() + "|" + principal.id() + "|" + type.wireName();
    return UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)).toString();
  }

  public static String label(FindingType type) {
    return "unused " + noun(type);
  }

  /** What is unused, in the singular: a finding is about all of a principal's permissions. */
  public static String noun(FindingType type) {
    return switch (type) {
      case UNUSED_IAM_ROLE -> "role";
      case UNUSED_IAM_USER_ACCESS_KEY -> "access key";
      case UNUSED_IAM_USER_PASSWORD -> "password";
      case UNUSED_PERMISSION -> "permission";
    };
  }

  /** One sentence: what was not used, since when, and who says so. */
  public static String because(Finding finding, TrackingWindow window) {
    return switch (finding) {
      case Finding.UnusedRole role ->
          "Nobody used this role in the last "
              + window.period().days()
              + " days: "
              + last(role.evidence(), window.asOf())
              + ".";
      case Finding.UnusedPassword password ->
          "Nobody signed in with this password in the last "
              + window.period().days()
              + " days: "
              + last(password.evidence(), window.asOf())
              + ".";
      case Finding.UnusedAccessKeys keys ->
          keys.keys().size() == 1
              ? "The active key "
                  + keys.keys().get(0).key().id()
                  + " was not used in the last "
                  + window.period().days()
                  + " days: "
                  + last(keys.keys().get(0).evidence(), window.asOf())
                  + "."
              : "Both active keys were not used in the last "
                  + window.period().days()
                  + " days: "
                  + String.join(
                      "; ",
                      keys.keys().stream()
                          .map(key -> key.key().id() + " " + last(key.evidence(), window.asOf()))
                          .toList())
                  + ".";
      case Finding.UnusedPermissions permissions -> because(permissions.verdicts(), window);
    };
  }

  private static String because(PermissionVerdicts verdicts, TrackingWindow window) {
    return String.format(
        "Of %,d granted actions, %,d were not used in the last %d days, %,d were, and of %,d nobody"
            + " can say.",
        verdicts.granted().size(),
        verdicts.unused().size(),
        window.period().days(),
        verdicts.used().size(),
        verdicts.unknown().values().stream().mapToInt(actions -> actions.size()).sum());
  }

  private static String last(Verdict.Unused verdict, Instant asOf) {
    Instant last = verdict.last();
    return last == null
        ? source(verdict.source()) + " shows no use since " + day(verdict.observed().from())
        : "last used "
            + day(last)
            + " ("
            + Texts.ago(last, asOf)
            + ") by "
            + source(verdict.source());
  }

  private static String day(Instant time) {
    return time.toString().substring(0, 10);
  }

  public static String source(Source source) {
    return switch (source) {
      case ROLE_LAST_USED -> "RoleLastUsed";
      case PASSWORD_LAST_USED -> "PasswordLastUsed";
      case ACCESS_KEY_LAST_USED -> "AccessKeyLastUsed";
      case CREDENTIAL_REPORT -> "the credential report";
      case SERVICE_LAST_ACCESSED -> "service last accessed";
      case ACTION_LAST_ACCESSED -> "action last accessed";
      case CLOUDTRAIL -> "CloudTrail";
    };
  }

  /** The few words of a list: which keys, how many actions. */
  public static String summary(Finding finding, Instant asOf) {
    return switch (finding) {
      case Finding.UnusedRole _ -> "";
      case Finding.UnusedPassword _ -> "";
      case Finding.UnusedAccessKeys keys ->
          String.join(
              ", ",
              keys.keys().stream()
                  .map(key -> key.key().id() + " " + Texts.ago(key.evidence().last(), asOf))
                  .toList());
      case Finding.UnusedPermissions permissions ->
          String.format(
              "%,d of %,d actions in %s",
              permissions.verdicts().unused().size(),
              permissions.verdicts().granted().size(),
              Texts.count(permissions.verdicts().unusedServices().size(), "service"));
    };
  }

  /** The latest use before the tracking period; null if there was none. */
  public static @Nullable Instant lastUsed(Finding finding) {
    return switch (finding) {
      case Finding.UnusedRole role -> role.evidence().last();
      case Finding.UnusedPassword password -> password.evidence().last();
      case Finding.UnusedAccessKeys keys ->
          keys.keys().stream()
              .map(key -> key.evidence().last())
              .filter(time -> time != null)
              .max(Instant::compareTo)
              .orElse(null);
      case Finding.UnusedPermissions _ -> null;
    };
  }
}
