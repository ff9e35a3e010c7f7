package dev.dormouse.app.serve;

import dev.dormouse.policy.PolicyCompiler;
import dev.dormouse.snapshot.AccountSource;
import dev.dormouse.snapshot.Problem;
import dev.dormouse.snapshot.Snapshot;
import dev.dormouse.snapshot.SnapshotException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The accounts of one or several snapshot inputs. An account that lies in several is taken from the
 * first. An input is opened again when something in its own folder changed; what an account's
 * folder holds is read when the account is. Safe for use by several threads.
 */
final class SnapshotSource {
  /** The fingerprint of what could not be looked at: whatever can be is a change. */
  static final String UNREADABLE = "unreadable";

  /** The fingerprint of an account that is not in the source. */
  static final String ABSENT = "absent";

  private final List<Input> inputs;
  private final PolicyCompiler compiler;
  private final Supplier<String> deciding;
  private final String organization;

  /**
   * @param paths snapshot folders, or files of authorization details; empty while there is no
   *     source
   * @param deciding stands for the settings that decide what is found: files that were scanned with
   *     others count as changed
   * @param organization the id of the organization that the inputs should be of; empty for any
   */
  SnapshotSource(
      List<Path> paths, PolicyCompiler compiler, Supplier<String> deciding, String organization) {
    this.inputs = paths.stream().map(Input::new).toList();
    this.compiler = compiler;
    this.deciding = deciding;
    this.organization = organization;
  }

  /**
   * An account and the snapshot to read it from.
   *
   * @param doubt about the snapshot as a whole; empty if there is none
   */
  record Located(Snapshot snapshot, AccountSource account, String doubt) {}

  PolicyCompiler compiler() {
    return compiler;
  }

  /**
   * Every account there is, by id.
   *
   * @throws SnapshotException if an input cannot be read
   */
  Map<String, Located> accounts() {
    Map<String, Located> accounts = new TreeMap<>();
    for (Input input : inputs) {
      Opened opened = input.opened();
      for (AccountSource account : opened.snapshot().accounts()) {
        accounts.putIfAbsent(
            account.account().id(), new Located(opened.snapshot(), account, opened.doubt()));
      }
    }
    return Collections.unmodifiableMap(accounts);
  }

  /**
   * @throws SnapshotException as {@link #accounts}
   */
  Optional<Located> find(String accountId) {
    return Optional.ofNullable(accounts().get(accountId));
  }

  /**
   * Whether an account does not belong to the organization any more: every input lists its
   * organization's accounts, and none has this one. That its folder is missing shows nothing.
   *
   * @throws SnapshotException as {@link #accounts}
   */
  boolean departed(String accountId) {
    return !inputs.isEmpty()
        && inputs.stream().allMatch(input -> input.opened().snapshot().listsAll())
        && find(accountId).isEmpty();
  }

  /** Of the files that tell of an account; {@link #UNREADABLE} if they cannot be looked at. */
  String fingerprint(Located located) {
    AccountSource account = located.account();
    Path start = account.folder() == null ? account.details() : account.folder();
    Fingerprint fingerprint =
        new Fingerprint().say(deciding.get()).say("skipped " + account.skipped());
    fingerprint.say("doubt " + located.doubt()).account(account.account());
    try {
      return start == null ? fingerprint.text() : fingerprint.files(start).text();
    } catch (IOException e) {
      return UNREADABLE;
    }
  }

  private static SnapshotException unreadable(Path path, IOException e) {
    return new SnapshotException(path, "", "cannot be read: " + e);
  }

  private record Opened(Snapshot snapshot, String doubt) {}

  private final class Input {
    private final Path path;
    private @Nullable Opened open;
    private String seen = "";

    private Input(Path path) {
      this.path = path;
    }

    private synchronized Opened opened() {
      try {
        String now = new Fingerprint().entries(path).text();
        Opened opened = open;
        if (opened == null || !now.equals(seen)) {
          String doubt = OwnOrganization.contradiction(path, organization).orElse("");
          opened = new Opened(Snapshot.open(path, compiler), doubt);
          open = opened;
          boolean passing = opened.snapshot().problems().stream().anyMatch(Problem::passing);
          seen = passing ? "" : now;
        }
        return opened;
      } catch (IOException e) {
        throw unreadable(path, e);
      }
    }
  }
}
