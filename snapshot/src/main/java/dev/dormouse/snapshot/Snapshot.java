package dev.dormouse.snapshot;

import dev.dormouse.findings.Account;
import dev.dormouse.policy.PolicyCompiler;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/**
 * An input: a snapshot folder of many accounts, the folder of one account, or a lone file with the
 * output of get-account-authorization-details. Opening it looks at names and at the organization's
 * files; accounts are read one by one, by as many threads as like.
 */
public final class Snapshot {
  private static final Pattern ACCOUNT_ID = Pattern.compile("[0-9]{12}");
  private static final Pattern OWNER = Pattern.compile("arn:[^:]*:iam::([0-9]{12}):.*");

  /** Stands for the owner of an export that names nobody. */
  private static final String NO_ACCOUNT = "000000000000";

  private final PolicyCompiler compiler;
  private final List<AccountSource> accounts;
  private final boolean listsAll;
  private final List<Problem> problems;

  private Snapshot(
      PolicyCompiler compiler,
      List<AccountSource> accounts,
      boolean listsAll,
      List<Problem> problems) {
    this.compiler = compiler;
    this.accounts = List.copyOf(accounts);
    this.listsAll = listsAll;
    this.problems = List.copyOf(problems);
  }

  /**
   * @throws SnapshotException if there is no account in {@code input}, or it cannot be read
   */
  public static Snapshot open(Path input, PolicyCompiler compiler) {
    List<Problem> problems = new ArrayList<>();
    if (!Files.exists(input)) {
      throw new SnapshotException(input, "", "there is no such file or folder");
    }
    if (!Files.isDirectory(input)) {
      return new Snapshot(compiler, lone(input, null), false, problems);
    }
    Path details = details(input);
    if (details != null) {
      return new Snapshot(compiler, lone(details, input), false, problems);
    }
    OrganizationFiles organization = OrganizationFiles.read(input, compiler, problems);
    List<AccountSource> accounts = accounts(input, organization);
    if (accounts.stream().allMatch(account -> account.folder() == null)) {
      throw new SnapshotException(
          input,
          "",
          "holds no account: expected folders named by account id, each with "
              + SnapshotLayout.AUTHORIZATION_DETAILS
              + " (see docs/export.md)");
    }
    return new Snapshot(compiler, accounts, organization.listsAll(), problems);
  }

  /** One source for each account whose users, roles or policies stand in the file. */
  private static List<AccountSource> lone(Path details, @Nullable Path folder) {
    return owners(details).stream()
        .map(owner -> new AccountSource(Account.of(owner), folder, details, ""))
        .toList();
  }

  private static @Nullable Path details(Path folder) {
    for (String extension : List.of("", ".gz")) {
      Path path = folder.resolve(SnapshotLayout.AUTHORIZATION_DETAILS + extension);
      if (Files.exists(path)) {
        return path;
      }
    }
    return null;
  }

  private static List<AccountSource> accounts(Path root, OrganizationFiles organization) {
    Map<String, AccountSource> accounts = new TreeMap<>();
    for (OrganizationFiles.Listed listed : organization.listedAccounts().values()) {
      if (ACCOUNT_ID.matcher(listed.id()).matches()) {
        String skipped = listed.active() ? "" : "the account is " + listed.status();
        accounts.put(
            listed.id(), new AccountSource(organization.account(listed.id()), null, null, skipped));
      }
    }
    for (Path folder : folders(root)) {
      String id = folder.getFileName().toString();
      AccountSource listed = accounts.get(id);
      accounts.put(
          id,
          new AccountSource(
              listed == null ? organization.account(id) : listed.account(),
              folder,
              details(folder),
              listed == null ? "" : listed.skipped()));
    }
    return List.copyOf(accounts.values());
  }

  private static List<Path> folders(Path root) {
    List<Path> folders = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(root)) {
      for (Path entry : entries) {
        if (ACCOUNT_ID.matcher(entry.getFileName().toString()).matches()
            && Files.isDirectory(entry)) {
          folders.add(entry);
        }
      }
    } catch (IOException e) {
      throw JsonFile.cannotRead(root, e);
    } catch (DirectoryIteratorException e) {
      throw JsonFile.cannotRead(root, Objects.requireNonNull(e.getCause()));
    }
    return folders;
  }

  /** The accounts that own something in a file of authorization details. */
  private static Set<String> owners(Path details) {
    Set<String> owners = new TreeSet<>();
    try (JsonFile json = JsonFile.open(details)) {
      try {
        for (JsonToken token = json.parser().nextToken();
            token != null;
            token = json.parser().nextToken()) {
          if (token == JsonToken.VALUE_STRING && "Arn".equals(json.parser().currentName())) {
            Matcher owner = OWNER.matcher(json.parser().getString());
            if (owner.matches()) {
              owners.add(owner.group(1));
            }
          }
        }
      } catch (RuntimeException e) {
        throw json.failed(e);
      }
    }
    if (owners.isEmpty()) {
      requireDetails(details);
    }
    return owners.isEmpty() ? Set.of(NO_ACCOUNT) : owners;
  }

  /** Refuses another document, before a report of nobody is made of it. */
  private static void requireDetails(Path details) {
    AuthorizationDetailsReader.read(details);
  }

  /** All accounts, by id. */
  public List<AccountSource> accounts() {
    return accounts;
  }

  /**
   * Whether {@code accounts.json} is there, could be read, and lists every account of the
   * organization: one that is not among {@link #accounts()} then does not belong to it.
   */
  public boolean listsAll() {
    return listsAll;
  }

  /** What is wrong with the organization's files. */
  public List<Problem> problems() {
    return problems;
  }

  /**
   * Reads one account. Whatever is wrong with it stands in the result.
   *
   * @param now no evidence can be later
   */
  public AccountSnapshot read(AccountSource source, Instant now) {
    Path folder = source.folder();
    // What lies in the folder by now, which may be more than when the snapshot was opened.
    Path details = folder == null ? source.details() : details(folder);
    if (details == null) {
      String failure =
          folder == null
              ? "the account is not in the snapshot"
              : folder + ": has no " + SnapshotLayout.AUTHORIZATION_DETAILS;
      List<Problem> missing =
          folder == null
              ? List.of()
              : List.of(new Problem(folder, "", "has no " + SnapshotLayout.AUTHORIZATION_DETAILS));
      return new AccountSnapshot(
          source.account(),
          null,
          Instant.MIN,
          false,
          failure,
          List.of(),
          List.of(),
          List.of(),
          missing);
    }
    return new AccountReader(compiler, now).read(source.account(), details, source.folder());
  }
}
