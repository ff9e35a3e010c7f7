package dev.dormouse.snapshot;

import dev.dormouse.evidence.CredentialReport;
import dev.dormouse.evidence.EvidenceException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files of one account that tell of users' credentials. A file that is absent is null; one that
 * cannot be read is null too, and a problem.
 */
final class CredentialFiles {
  private static final Instant EPOCH = Instant.EPOCH;

  @Nullable CredentialReport report;

  /** Keys by user name. */
  @Nullable Map<String, List<RawKey>> keys;

  /** Creation time of the login profile by user name. */
  @Nullable Map<String, Instant> loginProfiles;

  /** {@code PasswordLastUsed} by name of every listed user; empty where it was never used. */
  @Nullable Map<String, Optional<Instant>> users;

  Instant newest = Instant.MIN;
  private final List<Problem> problems;

  private CredentialFiles(List<Problem> problems) {
    this.problems = problems;
  }

  static CredentialFiles none() {
    return new CredentialFiles(new ArrayList<>());
  }

  static CredentialFiles read(Path folder, List<Problem> problems) {
    CredentialFiles files = new CredentialFiles(problems);
    files.report =
        files.orProblem(folder.resolve(SnapshotLayout.CREDENTIAL_REPORT), CredentialFiles::report);
    files.keys = files.orProblem(folder.resolve(SnapshotLayout.ACCESS_KEYS), files::accessKeys);
    files.loginProfiles =
        files.orProblem(folder.resolve(SnapshotLayout.LOGIN_PROFILES), files::loginProfiles);
    files.users = files.orProblem(folder.resolve(SnapshotLayout.USERS), files::users);
    return files;
  }

  private <T> @Nullable T orProblem(Path path, java.util.function.Function<Path, T> read) {
    if (!JsonFile.present(path)) {
      return null;
    }
    try {
      return read.apply(path);
    } catch (SnapshotException e) {
      problems.add(e.problem());
      return null;
    }
  }

  private static CredentialReport report(Path path) {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(JsonFile.stream(path), StandardCharsets.UTF_8.newDecoder()))) {
      return CredentialReport.read(reader);
    } catch (EvidenceException e) {
      Optional<IOException> unread = JsonFile.unread(e);
      throw unread.isPresent()
          ? JsonFile.cannotRead(path, unread.get())
          : new SnapshotException(path, "", String.valueOf(e.getMessage()));
    } catch (CharacterCodingException e) {
      throw new SnapshotException(path, "", "is not UTF-8 text");
    } catch (IOException e) {
      throw JsonFile.cannotRead(path, e);
    }
  }

  private Map<String, List<RawKey>> accessKeys(Path path) {
    Map<String, List<RawKey>> keys = new HashMap<>();
    elements(path, "AccessKeyMetadata", json -> accessKey(json, keys));
    return keys;
  }

  private void accessKey(JsonFile json, Map<String, List<RawKey>> keys) {
    String[] texts = {"", "", ""};
    @Nullable Instant[] times = new @Nullable Instant[2];
    boolean[] told = {false};
    json.object(
        "an access key",
        name -> {
          switch (name) {
            case "UserName" -> texts[0] = Objects.requireNonNullElse(json.text(name), "");
            case "AccessKeyId" -> texts[1] = Objects.requireNonNullElse(json.text(name), "");
            case "Status" -> texts[2] = Objects.requireNonNullElse(json.text(name), "");
            case "CreateDate" -> times[0] = time(json, name);
            case "AccessKeyLastUsed" -> told[0] = lastUsed(json, times);
            default -> json.parser().skipChildren();
          }
        });
    if (texts[0].isEmpty() || texts[1].isEmpty() || times[0] == null) {
      throw json.refuse("an access key needs UserName, AccessKeyId and CreateDate");
    }
    keys.computeIfAbsent(texts[0], user -> new ArrayList<>())
        .add(
            new RawKey(
                texts[1], !texts[2].equalsIgnoreCase("Inactive"), times[0], told[0], times[1]));
  }

  /** Some SDKs write "never" as 1970, where AWS leaves the date out. */
  private boolean lastUsed(JsonFile json, @Nullable Instant[] times) {
    if (!json.parser().currentToken().isStructStart()) {
      return false;
    }
    json.object(
        "AccessKeyLastUsed",
        name -> {
          if (name.equals("LastUsedDate")) {
            Instant time = time(json, name);
            times[1] = EPOCH.equals(time) ? null : time;
          } else {
            json.parser().skipChildren();
          }
        });
    return true;
  }

  private Map<String, Instant> loginProfiles(Path path) {
    Map<String, Instant> profiles = new HashMap<>();
    elements(
        path,
        "LoginProfiles",
        json -> {
          NamedTime profile = namedTime(json, "CreateDate");
          if (profile.time() == null) {
            throw json.refuse("a login profile needs CreateDate");
          }
          profiles.merge(profile.name(), profile.time(), CredentialFiles::later);
        });
    return profiles;
  }

  private Map<String, Optional<Instant>> users(Path path) {
    Map<String, Optional<Instant>> users = new HashMap<>();
    elements(
        path,
        "Users",
        json -> {
          NamedTime user = namedTime(json, "PasswordLastUsed");
          users.merge(
              user.name(),
              Optional.ofNullable(user.time()),
              (one, other) ->
                  Stream.concat(one.stream(), other.stream()).reduce(CredentialFiles::later));
        });
    return users;
  }

  /** Of a user who stands twice, the later time counts. */
  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private record NamedTime(String name, @Nullable Instant time) {}

  private NamedTime namedTime(JsonFile json, String member) {
    String[] userName = {""};
    @Nullable Instant[] time = new @Nullable Instant[1];
    json.object(
        "an element",
        name -> {
          if (name.equals("UserName")) {
            userName[0] = Objects.requireNonNullElse(json.text(name), "");
          } else if (name.equals(member)) {
            time[0] = time(json, name);
          } else {
            json.parser().skipChildren();
          }
        });
    if (userName[0].isEmpty()) {
      throw json.refuse("an element has no UserName");
    }
    return new NamedTime(userName[0], time[0]);
  }

  private @Nullable Instant time(JsonFile json, String name) {
    Instant time = json.time(name);
    if (time != null && time.isAfter(newest)) {
      newest = time;
    }
    return time;
  }

  /**
   * Reads the elements of a list in every document of a file. A bad element spoils the file: a user
   * who is missing from it would read as one who has nothing.
   */
  private static void elements(
      Path path, String list, java.util.function.Consumer<JsonFile> element) {
    boolean[] found = {false};
    boolean[] truncated = {false};
    try (JsonFile json = JsonFile.open(path)) {
      Supplier<SnapshotException> none =
          () -> new SnapshotException(path, "", "has no " + list + "; is it another document?");
      try {
        while (json.nextDocument()) {
          truncated[0] = false;
          json.object(
              "the document",
              name -> {
                if (name.equals(list)) {
                  found[0] = true;
                  json.array(list, () -> element.accept(json));
                } else if (name.equals("IsTruncated")) {
                  truncated[0] = json.flag(name);
                } else {
                  json.parser().skipChildren();
                }
              });
        }
      } catch (RuntimeException e) {
        throw json.failed(e);
      }
      if (!found[0]) {
        throw none.get();
      }
      if (truncated[0]) {
        throw new SnapshotException(
            path, "", "is cut short: IsTruncated is true and no further page follows");
      }
    }
  }
}
