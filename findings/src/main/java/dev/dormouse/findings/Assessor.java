package dev.dormouse.findings;

import dev.dormouse.catalog.ActionSet;
import dev.dormouse.evidence.AccessKey;
import dev.dormouse.evidence.KeyEvidence;
import dev.dormouse.evidence.LastAccessedReport;
import dev.dormouse.evidence.LastUse;
import dev.dormouse.evidence.PasswordEvidence;
import dev.dormouse.evidence.PrincipalEvidence;
import dev.dormouse.evidence.ServiceAccess;
import dev.dormouse.evidence.Source;
import dev.dormouse.evidence.UnknownReason;
import dev.dormouse.evidence.Usage;
import dev.dormouse.findings.Assessment.KeyVerdict;
import dev.dormouse.policy.Grants;
import dev.dormouse.policy.PolicyCompiler;
import dev.dormouse.policy.Principal;
import dev.dormouse.policy.PrincipalKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * Grants against use: assesses one principal at a time, as a function of its arguments alone. Safe
 * for use by several threads.
 */
public final class Assessor {
  private final Settings settings;
  private final Exclusions exclusions;
  private final PermissionJudge permissions;
  private final GrantAge grantAge;

  public Assessor(PolicyCompiler compiler, Settings settings, Exclusions exclusions) {
    this.settings = settings;
    this.exclusions = exclusions;
    this.permissions = new PermissionJudge(compiler.catalog(), settings);
    this.grantAge = new GrantAge(compiler, settings.permissionAge());
  }

  /**
   * @param asOf the end of the tracking period; the moment up to which the evidence was collected
   */
  public Assessment assess(
      Account account, Principal principal, PrincipalEvidence evidence, Instant asOf) {
    TrackingWindow window = settings.window(asOf);
    Optional<ExclusionReason> excluded = exclusions.reason(account, principal);
    if (excluded.isPresent()) {
      return new Assessment(
          account, principal, window, excluded, false, null, List.of(), null, null, List.of(),
          List.of());
    }
    Grants grants = Grants.of(principal.policies());
    ActionSet established = grantAge.established(principal.policies(), grants, window);
    PermissionVerdicts verdicts =
        permissions.judge(
            grants,
            established,
            PermissionEvidence.of(evidence, principal.arn().partition(), window));
    Verdict role = principal.kind() == PrincipalKind.ROLE ? role(evidence, window) : null;
    List<KeyVerdict> keys = keys(evidence.keys(), window);
    Verdict password = password(evidence.password(), window);
    boolean young = !window.existedThroughout(principal.created());
    Draft draft = new Draft(window);
    if (!young) {
      draft.role(role);
      draft.keys(evidence.keys(), keys);
      draft.password(evidence.password(), password);
      draft.permissions(verdicts, role);
      draft.defects(principal, role);
    }
    return new Assessment(
        account,
        principal,
        window,
        excluded,
        young,
        role,
        keys,
        password,
        verdicts,
        draft.findings,
        draft.unknowns);
  }

  private Verdict role(PrincipalEvidence evidence, TrackingWindow window) {
    Usage trail = evidence.trail();
    LastUse use =
        Judge.alsoUsedAt(
            evidence.roleUse(),
            lastService(evidence.report()),
            Source.SERVICE_LAST_ACCESSED,
            window);
    use = Judge.alsoUsedAt(use, trail.request().orElse(null), Source.CLOUDTRAIL, window);
    if (settings.roleUse() == Settings.RoleUse.REQUEST_OR_ASSUMPTION) {
      use = Judge.alsoUsedAt(use, trail.assumed().orElse(null), Source.CLOUDTRAIL, window);
    }
    return Judge.judge(use, window);
  }

  private static @Nullable Instant lastService(@Nullable LastAccessedReport report) {
    Instant last = null;
    if (report != null) {
      for (ServiceAccess access : report.services()) {
        Instant time = access.lastAuthenticated();
        last = last == null || (time != null && time.isAfter(last)) ? time : last;
      }
    }
    return last;
  }

  private static List<KeyVerdict> keys(KeyEvidence evidence, TrackingWindow window) {
    return switch (evidence) {
      case KeyEvidence.Known(List<AccessKey> keys) ->
          keys.stream()
              .map(key -> new KeyVerdict(key, Judge.judge(key.lastUse(), window)))
              .toList();
      case KeyEvidence.Unknown _ -> List.of();
    };
  }

  private static @Nullable Verdict password(PasswordEvidence evidence, TrackingWindow window) {
    return switch (evidence) {
      case PasswordEvidence.None _ -> null;
      case PasswordEvidence.Present present -> Judge.judge(present.lastUse(), window);
      case PasswordEvidence.Unknown(UnknownReason reason, String detail) ->
          new Verdict.Unknown(reason, detail);
    };
  }

  /** The findings and unknowns of one principal old enough to be judged. */
  private final class Draft {
    private final TrackingWindow window;
    private final List<Finding> findings = new ArrayList<>();
    private final List<UnknownSubject> unknowns = new ArrayList<>();

    private Draft(TrackingWindow window) {
      this.window = window;
    }

    private void role(@Nullable Verdict role) {
      if (role instanceof Verdict.Unused unused) {
        findings.add(new Finding.UnusedRole(unused));
      }
      unknown("role", role);
    }

    private void keys(KeyEvidence evidence, List<KeyVerdict> keys) {
      if (evidence instanceof KeyEvidence.Unknown(UnknownReason reason, String detail)) {
        unknowns.add(new UnknownSubject("access keys", reason, detail, 0));
      }
      List<Finding.UnusedKey> unused = new ArrayList<>();
      for (KeyVerdict key : keys) {
        if (!counts(key.key())) {
          continue;
        }
        unknown(key.key().id(), key.verdict());
        if (key.verdict() instanceof Verdict.Unused verdict) {
          unused.add(new Finding.UnusedKey(key.key(), verdict));
        }
      }
      if (!unused.isEmpty()) {
        findings.add(new Finding.UnusedAccessKeys(unused));
      }
    }

    private boolean counts(AccessKey key) {
      return window.existedThroughout(key.created())
          && (key.active() || settings.inactiveKeys() == Settings.InactiveKeys.REPORT);
    }

    private void password(PasswordEvidence evidence, @Nullable Verdict password) {
      boolean old =
          !(evidence instanceof PasswordEvidence.Present present)
              || window.existedThroughout(present.since());
      if (old && password instanceof Verdict.Unused unused) {
        findings.add(new Finding.UnusedPassword(unused));
      }
      if (old) {
        unknown("password", password);
      }
    }

    /**
     * A role that nobody uses is to be removed, so its permissions need no finding of their own.
     */
    private boolean suppressed(@Nullable Verdict role) {
      return role instanceof Verdict.Unused
          && settings.unusedRolePermissions() == Settings.UnusedRolePermissions.SUPPRESS;
    }

    private void permissions(PermissionVerdicts verdicts, @Nullable Verdict role) {
      if (suppressed(role)) {
        return;
      }
      if (!verdicts.unused().isEmpty()) {
        findings.add(new Finding.UnusedPermissions(verdicts));
      }
      verdicts
          .unknown()
          .forEach(
              (reason, actions) ->
                  unknowns.add(
                      new UnknownSubject(
                          "permissions", reason, verdicts.detail(reason), actions.size())));
      SortedSet<String> unrecognized = verdicts.grants().unrecognized();
      if (!unrecognized.isEmpty()) {
        unknowns.add(
            new UnknownSubject(
                "permissions",
                UnknownReason.UNRECOGNIZED_ACTION,
                String.join(", ", unrecognized),
                unrecognized.size()));
      }
    }

    private void defects(Principal principal, @Nullable Verdict role) {
      if (suppressed(role)) {
        return;
      }
      for (Principal.PolicyDefect defect : principal.defects()) {
        unknowns.add(
            new UnknownSubject(
                "permissions",
                UnknownReason.POLICY_UNREADABLE,
                "policy " + defect.source().name() + ": " + defect.reason(),
                0));
      }
    }

    private void unknown(String subject, @Nullable Verdict verdict) {
      if (verdict instanceof Verdict.Unknown(UnknownReason reason, String detail)) {
        unknowns.add(new UnknownSubject(subject, reason, detail, 0));
      }
    }
  }
}
