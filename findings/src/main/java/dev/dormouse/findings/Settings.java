package dev.dormouse.findings;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How the analysis decides what AWS leaves undocumented. Every choice has a name, AWS's likely
 * behaviour as its default, and a line in {@code docs/settings.md}.
 *
 * @param exactAge whether a use exactly as old as the tracking period counts as use
 * @param unusedRolePermissions whether a role that is unused as a whole also gets a finding for its
 *     permissions
 * @param inactiveKeys whether a deactivated key counts as an unused key
 * @param permissionAge what decides that a permission is as old as the tracking period
 * @param roleUse whether being assumed counts as use of a role
 * @param deniedCalls whether CloudTrail's refused calls count as use of the action; last-accessed
 *     reports count them in any case
 * @param unmappedCalls whether a CloudTrail call that no action can be tied to counts as use of its
 *     service
 * @param evidenceSlack how much earlier than the analysis evidence may end
 */
public record Settings(
    TrackingPeriod trackingPeriod,
    ExactAge exactAge,
    UnusedRolePermissions unusedRolePermissions,
    InactiveKeys inactiveKeys,
    PermissionAge permissionAge,
    RoleUse roleUse,
    Counting deniedCalls,
    Counting unmappedCalls,
    Duration evidenceSlack) {

  public enum ExactAge {
    UNUSED,
    USED
  }

  public enum UnusedRolePermissions {
    SUPPRESS,
    EMIT
  }

  public enum InactiveKeys {
    IGNORE,
    REPORT
  }

  public enum PermissionAge {
    /**
     * The principal's age, and for customer-managed policies the age of what their versions grant.
     */
    POLICY_VERSIONS,
    /** The principal's age alone. */
    PRINCIPAL
  }

  public enum RoleUse {
    /** The later of the last request and the last assumption: the cautious choice. */
    REQUEST_OR_ASSUMPTION,
    /** The last request only, as IAM's RoleLastUsed has it. */
    REQUEST
  }

  public enum Counting {
    COUNT,
    IGNORE
  }

  public static final Settings DEFAULT =
      new Settings(
          TrackingPeriod.DEFAULT,
          ExactAge.UNUSED,
          UnusedRolePermissions.SUPPRESS,
          InactiveKeys.IGNORE,
          PermissionAge.POLICY_VERSIONS,
          RoleUse.REQUEST_OR_ASSUMPTION,
          Counting.COUNT,
          Counting.COUNT,
          Duration.ofHours(24));

  /**
   * These settings with one of them changed.
   *
   * @param name as in {@code docs/settings.md}
   * @throws IllegalArgumentException naming the values there are, or the settings
   */
  public Settings with(String name, String value) {
    TrackingPeriod period =
        name.equals("trackingPeriod")
            ? new TrackingPeriod(SettingValue.number(value))
            : trackingPeriod;
    Duration slack =
        name.equals("evidenceSlackHours")
            ? Duration.ofHours(SettingValue.number(value))
            : evidenceSlack;
    if (!NAMES.contains(name)) {
      throw new IllegalArgumentException("no such setting; there are " + String.join(", ", NAMES));
    }
    return new Settings(
        period,
        choice(name, "exactAge", value, exactAge),
        choice(name, "unusedRolePermissions", value, unusedRolePermissions),
        choice(name, "inactiveKeys", value, inactiveKeys),
        choice(name, "permissionAge", value, permissionAge),
        choice(name, "roleUse", value, roleUse),
        choice(name, "deniedCalls", value, deniedCalls),
        choice(name, "unmappedCalls", value, unmappedCalls),
        slack);
  }

  /** The names of the settings, as in {@code docs/settings.md}. */
  public static final List<String> NAMES =
      List.of(
          "trackingPeriod",
          "exactAge",
          "unusedRolePermissions",
          "inactiveKeys",
          "permissionAge",
          "roleUse",
          "deniedCalls",
          "unmappedCalls",
          "evidenceSlackHours");

  private static <E extends Enum<E>> E choice(String name, String mine, String value, E now) {
    return name.equals(mine) ? SettingValue.choice(value, now.getDeclaringClass()) : now;
  }

  public TrackingWindow window(Instant asOf) {
    return new TrackingWindow(asOf, trackingPeriod, exactAge, evidenceSlack);
  }
}
