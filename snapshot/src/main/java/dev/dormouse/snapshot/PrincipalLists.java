package dev.dormouse.snapshot;

import dev.dormouse.evidence.CredentialRow;
import dev.dormouse.evidence.LastAccessedReport;
import dev.dormouse.evidence.UnknownReason;
import dev.dormouse.policy.PrincipalKind;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Compares an account's lists of users and roles with the principals that its other files know:
 * whoever is missing in a list was not exported, as far as anybody can tell. Only a last-accessed
 * report tells its own time; one that is older than the lists by more than a day may be of somebody
 * who was deleted since. An empty list, such as {@code --filter} leaves, is not believed against
 * any other file.
 */
final class PrincipalLists {
  private final RawDetails details;
  private final Path file;
  private final String account;
  private final Set<String> ids = new HashSet<>();
  private final Set<String> users = new HashSet<>();

  PrincipalLists(RawDetails details, Path file, String account) {
    this.details = details;
    this.file = file;
    this.account = account;
    for (RawPrincipal principal : details.principals) {
      ids.add(principal.id);
      if (principal.kind == PrincipalKind.USER) {
        users.add(principal.name);
      }
    }
  }

  /** A principal that another file knows. */
  private record Mention(String id, String name, String where, boolean outdated) {
    String who() {
      return id.isEmpty() ? name : id;
    }
  }

  /**
   * Everybody who is missing.
   *
   * @param since a time before which the lists were surely not made
   */
  List<LostPrincipal> lost(
      CredentialFiles credentials, Map<String, LastAccessedReport> reports, Instant since) {
    List<LostPrincipal> lost = new ArrayList<>(details.lostPrincipals);
    List<Mention> lostUsers = reported("AIDA", reports, since);
    lostUsers.addAll(named(credentials));
    lost.addAll(missing(PrincipalKind.USER, lostUsers));
    lost.addAll(missing(PrincipalKind.ROLE, reported("AROA", reports, since)));
    return lost;
  }

  /**
   * Ids tell the kind (IAM User Guide, "IAM identifiers"); groups and policies have reports too.
   */
  private List<Mention> reported(
      String prefix, Map<String, LastAccessedReport> reports, Instant since) {
    List<Mention> found = new ArrayList<>();
    new TreeMap<>(reports)
        .forEach(
            (id, report) -> {
              if (id.startsWith(prefix) && !ids.contains(id)) {
                Instant told = report.completedAt();
                boolean outdated = told != null && told.isBefore(since);
                found.add(new Mention(id, "", SnapshotLayout.SERVICE_LAST_ACCESSED, outdated));
              }
            });
    return found;
  }

  private List<Mention> named(CredentialFiles files) {
    Map<String, String> found = new TreeMap<>();
    note(found, files.users, SnapshotLayout.USERS);
    note(found, files.keys, SnapshotLayout.ACCESS_KEYS);
    note(found, files.loginProfiles, SnapshotLayout.LOGIN_PROFILES);
    if (files.report != null) {
      for (CredentialRow row : files.report.rows()) {
        if (row.arn().contains("::" + account + ":")) {
          found.putIfAbsent(row.user(), SnapshotLayout.CREDENTIAL_REPORT);
        }
      }
    }
    found.keySet().removeAll(users);
    List<Mention> mentions = new ArrayList<>();
    found.forEach((name, where) -> mentions.add(new Mention("", name, where, false)));
    return mentions;
  }

  private static void note(Map<String, String> found, @Nullable Map<String, ?> told, String where) {
    if (told != null) {
      told.keySet().forEach(name -> found.putIfAbsent(name, where));
    }
  }

  private List<LostPrincipal> missing(PrincipalKind kind, List<Mention> mentions) {
    boolean any = details.lostPrincipals.stream().anyMatch(one -> one.kind() == kind && one.any());
    if (mentions.isEmpty() || any) {
      return List.of();
    }
    if (details.principals.stream().noneMatch(one -> own(one, kind))) {
      return List.of(lost(kind, "", "", "is empty", mentions.getFirst()));
    }
    return mentions.stream()
        .filter(mention -> !mention.outdated())
        .map(mention -> lost(kind, mention.id(), mention.name(), "lacks " + mention.who(), mention))
        .toList();
  }

  private boolean own(RawPrincipal principal, PrincipalKind kind) {
    return principal.kind == kind
        && principal.arn != null
        && principal.arn.account().equals(account);
  }

  private LostPrincipal lost(
      PrincipalKind kind, String id, String name, String state, Mention mention) {
    Problem problem =
        new Problem(
            file,
            AuthorizationDetailsReader.list(kind),
            state
                + (id.isEmpty() && name.isEmpty() ? ", and " + mention.who() : ", who")
                + " stands in "
                + mention.where()
                + " beside it; export all of the account at once, without --filter");
    return new LostPrincipal(kind, id, name, UnknownReason.PRINCIPALS_NOT_LISTED, problem);
  }
}
