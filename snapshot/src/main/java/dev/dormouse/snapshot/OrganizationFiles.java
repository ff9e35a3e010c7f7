package dev.dormouse.snapshot;

import dev.dormouse.catalog.ActionSet;
import dev.dormouse.findings.Account;
import dev.dormouse.policy.AttachedPolicy;
import dev.dormouse.policy.Grants;
import dev.dormouse.policy.PolicyCompiler;
import dev.dormouse.policy.PolicyDocument;
import dev.dormouse.policy.PolicyParseException;
import dev.dormouse.policy.PolicyParser;
import dev.dormouse.policy.PolicySource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the optional files at the root of a snapshot tell of the organization: account names and
 * states, the tree of units, and service control policies.
 */
final class OrganizationFiles {
  private final Path root;
  private final PolicyCompiler compiler;
  private final List<Problem> problems;
  private final Map<String, Listed> accounts = new LinkedHashMap<>();
  private final Map<String, String> parents = new HashMap<>();
  private final Map<String, String> units = new HashMap<>();

  /** Policies by the root, unit or account they hang on; a null value could not be read. */
  private final Map<String, List<@Nullable AttachedPolicy>> scps = new HashMap<>();

  private boolean scpsTold;
  private boolean accountsTold;
  private boolean moreAccounts;
  private final Organization organization;

  record Listed(String id, String name, String status) {
    boolean active() {
      return status.isEmpty() || status.equals("ACTIVE");
    }
  }

  private OrganizationFiles(Path root, PolicyCompiler compiler, List<Problem> problems) {
    this.root = root;
    this.compiler = compiler;
    this.problems = problems;
    this.organization = organization(root, problems);
  }

  static OrganizationFiles read(Path root, PolicyCompiler compiler, List<Problem> problems) {
    OrganizationFiles files = new OrganizationFiles(root, compiler, problems);
    files.read(SnapshotLayout.ACCOUNTS, files::accounts);
    files.read(SnapshotLayout.PARENTS, files::parents);
    files.read(SnapshotLayout.ORGANIZATIONAL_UNITS, files::units);
    files.read(SnapshotLayout.SERVICE_CONTROL_POLICIES, files::scps);
    return files;
  }

  private interface Reading {
    void member(JsonFile json, String name);
  }

  private void read(String fileName, Reading reading) {
    Path path = root.resolve(fileName);
    if (!JsonFile.present(path)) {
      return;
    }
    try (JsonFile json = JsonFile.open(path)) {
      try {
        while (json.nextDocument()) {
          json.object("the document", name -> reading.member(json, name));
        }
      } catch (RuntimeException e) {
        throw json.failed(e);
      }
    } catch (SnapshotException e) {
      problems.add(e.problem());
      moreAccounts |= fileName.equals(SnapshotLayout.ACCOUNTS);
    }
  }

  private static Organization organization(Path root, List<Problem> problems) {
    try {
      return Organization.in(root).orElse(Organization.UNTOLD);
    } catch (SnapshotException e) {
      problems.add(e.problem());
      return Organization.UNTOLD;
    }
  }

  private void accounts(JsonFile json, String name) {
    if (name.equals("NextToken")) {
      moreAccounts = json.text(name) != null;
      return;
    }
    accountsTold |= name.equals("Accounts") && json.parser().currentToken().isStructStart();
    elements(
        json,
        name,
        "Accounts",
        List.of("Id", "Name", "Status"),
        found -> accounts.put(found.get(0), new Listed(found.get(0), found.get(1), found.get(2))));
  }

  private void units(JsonFile json, String name) {
    elements(
        json,
        name,
        "OrganizationalUnits",
        List.of("Id", "Name"),
        found -> units.put(found.get(0), found.get(1)));
  }

  private static void elements(
      JsonFile json,
      String name,
      String list,
      List<String> members,
      java.util.function.Consumer<List<String>> element) {
    if (!name.equals(list)) {
      json.parser().skipChildren();
      return;
    }
    json.array(
        list,
        () -> {
          List<String> found = new ArrayList<>(members.stream().map(member -> "").toList());
          json.object(
              "an element of " + list,
              member -> {
                int index = members.indexOf(member);
                if (index >= 0) {
                  found.set(index, Objects.requireNonNullElse(json.text(member), ""));
                } else {
                  json.parser().skipChildren();
                }
              });
          element.accept(found);
        });
  }

  private void parents(JsonFile json, String name) {
    if (!name.equals("Parents")) {
      json.parser().skipChildren();
      return;
    }
    json.object(
        name, child -> parents.put(child, Objects.requireNonNullElse(json.text(child), "")));
  }

  private void scps(JsonFile json, String name) {
    if (!name.equals("Policies")) {
      json.parser().skipChildren();
      return;
    }
    scpsTold = true;
    json.array(name, () -> scp(json));
  }

  private void scp(JsonFile json) {
    String[] found = {"", ""};
    List<String> targets = new ArrayList<>();
    String place = json.place();
    json.object(
        "a service control policy",
        member -> {
          switch (member) {
            case "PolicySummary" ->
                json.object(
                    member,
                    inner -> {
                      String value = json.text(inner);
                      if (inner.equals("Name") && value != null) {
                        found[0] = value;
                      }
                    });
            case "Content" -> found[1] = Objects.requireNonNullElse(json.text(member), "");
            case "Targets" ->
                json.array(
                    member, () -> targets.add(Objects.requireNonNullElse(json.text(member), "")));
            default -> json.parser().skipChildren();
          }
        });
    AttachedPolicy policy = compile(found[0], found[1], place);
    targets.forEach(target -> scps.computeIfAbsent(target, key -> new ArrayList<>()).add(policy));
  }

  private @Nullable AttachedPolicy compile(String name, String content, String place) {
    try {
      PolicyDocument document = PolicyParser.parse(content);
      return new AttachedPolicy(PolicySource.inline(name), compiler.compile(document), List.of());
    } catch (PolicyParseException e) {
      problems.add(
          new Problem(
              root.resolve(SnapshotLayout.SERVICE_CONTROL_POLICIES),
              place,
              "service control policy " + name + ": " + e.getMessage()));
      return null;
    }
  }

  /** Whether all accounts of the organization are listed. */
  boolean listsAll() {
    return accountsTold && !moreAccounts && !accounts.isEmpty() && !accounts.containsKey("");
  }

  Map<String, Listed> listedAccounts() {
    return accounts;
  }

  Account account(String id) {
    Listed listed = accounts.get(id);
    List<Account.OrganizationalUnit> ancestors = ancestors(id);
    return new Account(
        id,
        listed == null || listed.name().isEmpty() ? null : listed.name(),
        ancestors,
        allowedByScps(id, ancestors));
  }

  /** The units above a child, outermost first; empty if the way up to the root is not known. */
  private List<Account.OrganizationalUnit> ancestors(String child) {
    List<Account.OrganizationalUnit> ancestors = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (String id = parents.get(child); id != null && seen.add(id); id = parents.get(id)) {
      String name = units.getOrDefault(id, id.startsWith("r-") ? "Root" : id);
      ancestors.add(0, new Account.OrganizationalUnit(id, name));
    }
    return ancestors;
  }

  /**
   * What service control policies let through: an action must be allowed at every level from the
   * root down to the account (AWS Organizations User Guide, "SCP evaluation"). Null where a level
   * is not known. The management account is not subject to them.
   */
  private @Nullable ActionSet allowedByScps(
      String account, List<Account.OrganizationalUnit> ancestors) {
    boolean management = account.equals(organization.managementAccount());
    if (management || !scpsTold || ancestors.isEmpty()) {
      return management && scpsTold ? compiler.catalog().all() : null;
    }
    ActionSet allowed = compiler.catalog().all();
    List<String> levels = new ArrayList<>(ancestors.stream().map(unit -> unit.id()).toList());
    levels.add(account);
    for (String level : levels) {
      List<@Nullable AttachedPolicy> attached = scps.getOrDefault(level, List.of());
      List<AttachedPolicy> readable = new ArrayList<>();
      for (AttachedPolicy policy : attached) {
        if (policy == null) {
          return null;
        }
        readable.add(policy);
      }
      if (readable.isEmpty()) {
        return null;
      }
      allowed = allowed.and(Grants.of(readable).actions());
    }
    return allowed;
  }
}
