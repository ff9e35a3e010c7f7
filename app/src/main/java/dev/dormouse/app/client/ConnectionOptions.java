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
    String keyId = environment.getOrDefault("AWS_ACCESS_KEY_ID", "");
    String secret = environment.getOrDefault("AWS_SECRET_ACCESS_KEY", "");
    if (!keyId.isEmpty() && !secret.isEmpty()) {
      return new Credentials(keyId, secret, "AWS_ACCESS_KEY_ID");
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
