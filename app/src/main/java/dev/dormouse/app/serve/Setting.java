package dev.dormouse.app.serve;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The settings of the server, each named once: in {@code dormouse.conf} as it stands here, in the
 * environment and on the command line by {@link #variable} and {@link #option}. {@code
 * docs/operations.md} describes them.
 */
enum Setting {
  ACCOUNT("account", "ID", "The account that owns the analyzers: it stands in every ARN."),
  ORGANIZATION("organization", "ID", "The organization's id, such as o-abcd123456."),
  ADMINISTRATOR(
      "administrator",
      "true|false",
      "Whether the account is the organization's management account or delegated administrator:"
          + " only then it may have analyzers of the organization."),
  REGION("region", "REGION", "The Region that stands in every ARN."),
  PARTITION("partition", "NAME", "aws, aws-cn or aws-us-gov; by default the Region's."),
  SOURCE("source", "PATH,...", "Snapshot folders to watch, or exported files."),
  DATABASE_URL("databaseUrl", "URL", "jdbc:postgresql://..., or empty for a file of the server's."),
  DATABASE_USER("databaseUser", "NAME", "Who the database knows the server as."),
  DATABASE_PASSWORD("databasePassword", "TEXT", "Its password; better in a file."),
  DATABASE_PASSWORD_FILE("databasePasswordFile", "FILE", "Holds the password."),
  DATABASE_CONNECTIONS("databaseConnections", "N", "Connections to PostgreSQL at most."),
  BIND_ADDRESS("bindAddress", "ADDRESS", "Where to listen."),
  PORT("port", "N", "Where to listen; 0 takes any free port."),
  TLS_CERTIFICATE("tlsCertificate", "FILE", "PEM file with the certificate and its chain."),
  TLS_KEY("tlsKey", "FILE", "PEM file with the private key."),
  ALLOW_PLAINTEXT(
      "allowPlaintext",
      "true|false",
      "Listen beyond this host without TLS, such as behind a proxy that has it."),
  RESCAN("rescan", "TIME", "After this time an unchanged account is scanned again."),
  WATCH("watch", "TIME", "How often the source is looked at for changes."),
  TAKE_OVER("takeOver", "TIME", "After this time another server does the job of one that died."),
  SCANS("scans", "N", "Accounts that are scanned at once."),
  THROTTLE("throttle", "N", "Requests a second that each access key may make."),
  OWN_ROLE("ownRole", "PATTERN", "Name of the role that collects for Dormouse."),
  LOG_FORMAT("logFormat", "FORMAT", "text, json, or auto: text on a terminal, json elsewhere."),
  LOG_LEVEL("logLevel", "LEVEL", "error, warn, info or debug.");

  private final String key;
  private final String form;
  private final String description;

  Setting(String key, String form, String description) {
    this.key = key;
    this.form = form;
    this.description = description;
  }

  /** Its name in the file. */
  String key() {
    return key;
  }

  String form() {
    return form;
  }

  String description() {
    return description;
  }

  /** Its name on the command line. */
  String option() {
    return "--" + separated("-").toLowerCase(Locale.ROOT);
  }

  /** Its name in the environment. */
  String variable() {
    return "DORMOUSE_" + separated("_").toUpperCase(Locale.ROOT);
  }

  private String separated(String separator) {
    return key.replaceAll("([A-Z])", separator + "$1");
  }

  static Optional<Setting> of(String key) {
    return Arrays.stream(values()).filter(setting -> setting.key.equals(key)).findFirst();
  }
}
