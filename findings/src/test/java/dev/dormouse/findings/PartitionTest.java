package dev.dormouse.findings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dormouse.catalog.Action;
import dev.dormouse.catalog.ActionSet;
import dev.dormouse.catalog.Service;
import dev.dormouse.evidence.LastAccessedReport;
import dev.dormouse.evidence.ServiceAccess;
import dev.dormouse.evidence.Tracked;
import dev.dormouse.evidence.TrackedActions;
import dev.dormouse.evidence.UnknownReason;
import dev.dormouse.evidence.Usage;
import dev.dormouse.policy.PolicyVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Laws that hold for any principal and any report, on seeded random ones. */
class PartitionTest {
  private static final String[] SERVICES = {"s3", "ec2", "iam", "sns", "rds", "glue", "lambda"};
  private static final int ROUNDS = 150;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 20_261_124})
  void usedUnusedAndUnknownAreDisjointAndMakeUpWhatIsGranted(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < ROUNDS; i++) {
      PermissionVerdicts verdicts = verdicts(settings(random), subject(random));
      ActionSet together = verdicts.used().or(verdicts.unused());
      int size = verdicts.used().size() + verdicts.unused().size();
      for (ActionSet unknown : verdicts.unknown().values()) {
        assertThat(unknown.isEmpty()).isFalse();
        together = together.or(unknown);
        size += unknown.size();
      }

      assertThat(together).isEqualTo(verdicts.granted());
      assertThat(size).isEqualTo(verdicts.granted().size());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5, 6})
  void unusedIsOnlyWhatTheReportProves(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < ROUNDS; i++) {
      Settings settings = settings(random);
      Subject subject = subject(random);
      PermissionVerdicts verdicts = verdicts(settings, subject);
      ActionSet proven = proven(settings.window(Fixtures.AS_OF), subject.evidence().report());

      assertThat(proven.containsAll(verdicts.unused())).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {7, 8})
  void everySingleVerdictAgreesWithTheSets(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < ROUNDS / 5; i++) {
      PermissionVerdicts verdicts = verdicts(settings(random), subject(random));
      verdicts.granted().forEach(id -> agrees(verdicts, Fixtures.CATALOG.action(id)));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {9, 10})
  void servicesDivideTheSetsAmongThem(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < ROUNDS / 5; i++) {
      PermissionVerdicts verdicts = verdicts(settings(random), subject(random));
      ActionSet granted = ActionSet.empty();
      ActionSet unused = ActionSet.empty();
      for (ServiceVerdict service : verdicts.services()) {
        assertThat(service.granted().containsAll(service.unused().or(service.used()))).isTrue();
        assertThat(service.unusedAsAWhole() && !service.used().isEmpty()).isFalse();
        granted = granted.or(service.granted());
        unused = unused.or(service.unused());
      }

      assertThat(granted).isEqualTo(verdicts.granted());
      assertThat(unused).isEqualTo(verdicts.unused());
      assertThat(verdicts.unusedServices())
          .allSatisfy(service -> assertThat(service.unused().isEmpty()).isFalse());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12})
  void moreUseNeverMakesMoreUnused(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < ROUNDS; i++) {
      Settings settings = settings(random);
      Subject subject = subject(random);
      ActionSet before = verdicts(settings, subject).unused();
      subject.trail(call(random));

      assertThat(before.containsAll(verdicts(settings, subject).unused())).isTrue();
    }
  }

  private static void agrees(PermissionVerdicts verdicts, Action action) {
    switch (verdicts.verdict(action)) {
      case Verdict.Used _ -> assertThat(verdicts.used().contains(action.id())).isTrue();
      case Verdict.Unused unused -> {
        assertThat(verdicts.unused().contains(action.id())).isTrue();
        assertThat(unused.observed().from()).isBefore(Fixtures.START);
      }
      case Verdict.Unknown(UnknownReason reason, String detail) -> {
        assertThat(Objects.requireNonNull(verdicts.unknown().get(reason)).contains(action.id()))
            .isTrue();
        assertThat(detail).isNotBlank();
      }
    }
  }

  /** What a complete, fresh report shows not to have been used, read in the plainest way. */
  private static ActionSet proven(TrackingWindow window, @Nullable LastAccessedReport report) {
    ActionSet.Builder proven = ActionSet.builder();
    if (report == null || report.defect() != null || stale(window, report)) {
      return ActionSet.empty();
    }
    for (ServiceAccess access : report.services()) {
      Service service = Fixtures.CATALOG.service(access.namespace()).orElseThrow();
      TrackedActions tracked = access.tracked();
      boolean serviceUsed = used(window, access.lastAuthenticated());
      service
          .actions()
          .forEach(
              id -> {
                boolean listed = tracked != null && tracked.listed().contains(id);
                boolean used = tracked != null && used(window, tracked.lastAccessed(id));
                if (!used && (!serviceUsed || listed)) {
                  proven.add(id);
                }
              });
    }
    return proven.build().andNot(Fixtures.actions("iam:PassRole"));
  }

  private static boolean stale(TrackingWindow window, LastAccessedReport report) {
    Instant until = Objects.requireNonNull(report.completedAt());
    return until.plus(window.slack()).isBefore(window.asOf());
  }

  private static boolean used(TrackingWindow window, @Nullable Instant time) {
    return time != null && window.usedAt(time);
  }

  private static PermissionVerdicts verdicts(Settings settings, Subject subject) {
    return Objects.requireNonNull(Fixtures.assess(settings, subject).permissions());
  }

  private static Settings settings(Random random) {
    return Settings.DEFAULT
        .with("exactAge", random.nextBoolean() ? "USED" : "UNUSED")
        .with("permissionAge", random.nextBoolean() ? "PRINCIPAL" : "POLICY_VERSIONS")
        .with("deniedCalls", random.nextBoolean() ? "COUNT" : "IGNORE")
        .with("unmappedCalls", random.nextBoolean() ? "COUNT" : "IGNORE");
  }

  private static Subject subject(Random random) {
    Subject subject = Subject.role();
    for (int k = random.nextInt(3); k >= 0; k--) {
      String service = any(random, SERVICES);
      String pattern = any(random, service + ":*", service + ":Get*", service + ":*Role*", "*");
      String effect = random.nextInt(5) == 0 ? "Deny" : "Allow";
      String statement = Fixtures.statement(effect, pattern);
      if (random.nextInt(3) == 0) {
        subject.managed(new PolicyVersion("v1", true, time(random), Fixtures.document(statement)));
      } else {
        subject.policy(statement);
      }
    }
    for (int k = random.nextInt(3); k > 0; k--) {
      subject.trail(call(random));
    }
    return random.nextInt(8) == 0 ? subject : subject.report(report(random));
  }

  private static Report report(Random random) {
    Report report = new Report();
    for (String service : SERVICES) {
      if (random.nextInt(6) > 0) {
        Instant last = random.nextBoolean() ? null : time(random);
        if (random.nextBoolean()) {
          report.service(service, last);
        } else {
          report.service(service, last, tracked(random, service));
        }
      }
    }
    if (random.nextInt(5) == 0) {
      report.defect(any(random, UnknownReason.values()));
    }
    if (random.nextInt(5) == 0) {
      report.serviceLevel();
    }
    return random.nextInt(5) == 0 ? report.completedAt(time(random)) : report;
  }

  private static Tracked tracked(Random random, String service) {
    Tracked tracked = Tracked.in(service);
    List<Integer> ids = new ArrayList<>();
    Fixtures.CATALOG.service(service).orElseThrow().actions().forEach(ids::add);
    for (int id : ids) {
      if (random.nextInt(3) > 0) {
        tracked.at(random.nextInt(3) > 0 ? null : time(random), Fixtures.CATALOG.action(id).name());
      }
    }
    return tracked;
  }

  private static Usage call(Random random) {
    Service service = Fixtures.CATALOG.service(any(random, SERVICES)).orElseThrow();
    int[] ids = service.actions().ids().toArray();
    int id = ids[random.nextInt(ids.length)];
    return switch (random.nextInt(3)) {
      case 0 -> Usage.ofAction(id, time(random));
      case 1 -> Usage.ofDenied(id, time(random));
      default -> Usage.ofService(service.prefix(), time(random));
    };
  }

  /** Within the last 180 days, and often on the edge of the tracking period. */
  private static Instant time(Random random) {
    return random.nextInt(4) == 0
        ? Fixtures.START.plusSeconds(random.nextInt(3) - 1L)
        : Fixtures.daysAgo(random.nextInt(180));
  }

  @SafeVarargs
  private static <T> T any(Random random, T... values) {
    return values[random.nextInt(values.length)];
  }
}
