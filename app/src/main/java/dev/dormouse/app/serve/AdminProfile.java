package dev.dormouse.app.serve;

import java.nio.file.Path;

/**
 * An access key as AWS's clients read it: a profile of the shared credentials file, and one of the
 * shared configuration file that names our endpoint.
 */
record AdminProfile(String keyId, String secret) {

  String credentials() {
    return "[default]\naws_access_key_id = " + keyId + "\naws_secret_access_key = " + secret + "\n";
  }

  static String config(String region, String endpoint) {
    return "[default]\nregion = "
        + region
        + "\nservices = dormouse\n\n[services dormouse]\naccessanalyzer =\n  endpoint_url = "
        + endpoint
        + "\n";
  }

  /** A command line that uses the profile. */
  static String command(Path credentials, String region, String endpoint) {
    return "AWS_SHARED_CREDENTIALS_FILE="
        + quoted(credentials)
        + " aws accessanalyzer list-analyzers --endpoint-url "
        + endpoint
        + " --region "
        + region;
  }

  private static String quoted(Path path) {
    String name = path.toAbsolutePath().toString();
    return name.matches("[A-Za-z0-9_./@%+=:,-]+") ? name : "'" + name.replace("'", "'\\''") + "'";
  }

  @Override
  public String toString() {
    return "AdminProfile[" + keyId + "]";
  }
}
