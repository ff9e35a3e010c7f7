package dev.dormouse.app.client;

import dev.dormouse.app.Exit;
import dev.dormouse.app.Failure;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the server is, and who asks. On the machine of the server nothing has to be said. */
final class ConnectionOptions {
  private static final String USUAL = "http://127.0.0.1:8765";
  private static final String KEY_ID = "AWS_ACCESS_KEY_ID";
  private static final String SECRET = "AWS_SECRET_ACCESS_KEY";

  @Option(
      names = "--endpoint",
      paramLabel = "URL",
      description =
          "The server. Default: $$DORMOUSE_ENDPOINT, else the one of the data folder, else "
              + USUAL
              + ".")
  @Nullable String endpoint;

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description =
          "The access key of this profile of the shared credentials file. Default:"
              + " $$AWS_ACCESS_KEY_ID and $$AWS_SECRET_ACCESS_KEY, else the administrator's key"
              + " in the data folder.")
  @Nullable String profile;

  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      description = "The data folder of the server on this machine.")
  @Nullable Path data;

  ServerClient connect(Context context) {
    Map<String, String> environment = context.session().environment();
    Path folder = data == null ? context.dataFolder().get() : data;
    return new ServerClient(
        endpoint(environment, folder), credentials(environment, folder), context.session().clock());
  }

  private Endpoint endpoint(Map<String, String> environment, Path folder) {
    if (endpoint != null) {
      return Endpoint.parse(endpoint, "--endpoint", false);
    }
    String named = environment.getOrDefault("DORMOUSE_ENDPOINT", "");
    if (!named.isBlank()) {
      return Endpoint.parse(named.strip(), "DORMOUSE_ENDPOINT", false);
    }
    Path config = folder.resolve("config");
    return ProfileFile.read(config)
        .value("services dormouse", "endpoint_url")
        .map(url -> Endpoint.parse(url, config.toString(), true))
        .orElseGet(() -> Endpoint.parse(USUAL, "the usual address", true));
  }

  private Credentials credentials(Map<String, String> environment, Path folder) {
    if (profile != null) {
      return profile(profile, shared(environment))
          .orElseThrow(
              () ->
                  new Failure(
                      Exit.USAGE,
                      "--profile: "
                          + shared(environment)
                          + " has no access key in a profile \""
                          + profile
                          + "\""));
    }
    Optional<Credentials> named = named(environment);
    if (named.isPresent()) {
      return named.get();
    }
    Path own = folder.resolve("credentials");
    return profile("default", own)
        .orElseThrow(
            () ->
                new Failure(
                    Exit.USAGE,
                    "there is no access key: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or"
                        + " name a --profile, or the server's own folder with --data ("
                        + own
                        + " is not there); dormouse access-key create makes one"));
  }

  /** Half a key is refused: going on with the administrator's would ask as somebody else. */
  private static Optional<Credentials> named(Map<String, String> environment) {
    String keyId = environment.getOrDefault(KEY_ID, "");
    String secret = environment.getOrDefault(SECRET, "");
    if (keyId.isEmpty() != secret.isEmpty()) {
      String set = keyId.isEmpty() ? SECRET : KEY_ID;
      String missing = keyId.isEmpty() ? KEY_ID : SECRET;
      throw new Failure(Exit.USAGE, set + " is set, " + missing + " is not");
    }
    return keyId.isEmpty() ? Optional.empty() : Optional.of(new Credentials(keyId, secret, KEY_ID));
  }

  private static Path shared(Map<String, String> environment) {
    String named = environment.getOrDefault("AWS_SHARED_CREDENTIALS_FILE", "");
    return named.isEmpty()
        ? Path.of(environment.getOrDefault("HOME", "."), ".aws", "credentials")
        : Path.of(named);
  }

  private static Optional<Credentials> profile(String name, Path file) {
    ProfileFile profiles = ProfileFile.read(file);
    return profiles
        .value(name, "aws_access_key_id")
        .flatMap(
            keyId ->
                profiles
                    .value(name, "aws_secret_access_key")
                    .map(secret -> new Credentials(keyId, secret, file.toString())));
  }
}
