package dev.dormouse.snapshot.sample;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Writes {@code credential-report.csv}: the root user, then the users by name without regard to
 * case, no line end after the last.
 *
 * @see <a href=
 *     "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html">IAM
 *     User Guide: credential reports</a>
 */
record CredentialReportWriter(Scene scene) {
  private static final String NOT_APPLICABLE = "N/A";
  private static final List<String> COLUMNS =
      List.of(
          "user",
          "arn",
          "user_creation_time",
          "password_enabled",
          "password_last_used",
          "password_last_changed",
          "password_next_rotation",
          "mfa_active",
          "access_key_1_active",
          "access_key_1_last_rotated",
          "access_key_1_last_used_date",
          "access_key_1_last_used_region",
          "access_key_1_last_used_service",
          "access_key_2_active",
          "access_key_2_last_rotated",
          "access_key_2_last_used_date",
          "access_key_2_last_used_region",
          "access_key_2_last_used_service",
          "cert_1_active",
          "cert_1_last_rotated",
          "cert_2_active",
          "cert_2_last_rotated");

  String text() {
    var lines = new ArrayList<String>();
    lines.add(String.join(",", COLUMNS));
    lines.add(String.join(",", root()));
    scene.account().users().stream()
        .sorted(Comparator.comparing(user -> user.identity().name(), String.CASE_INSENSITIVE_ORDER))
        .forEach(user -> lines.add(String.join(",", row(user))));
    return String.join("\n", lines);
  }

  private List<String> root() {
    var row = new ArrayList<String>();
    row.add("<root_account>");
    row.add(scene.arn("root"));
    row.add(date(scene.moments().of(scene.account().header().joined(), scene.accountId())));
    row.addAll(List.of("not_supported", "no_information", "not_supported", "not_supported"));
    row.add("true");
    noKey(row);
    noKey(row);
    noCertificates(row);
    return row;
  }

  private List<String> row(SampleUser user) {
    var row = new ArrayList<String>();
    row.add(user.identity().name());
    row.add(scene.arn(user));
    row.add(date(scene.created(user)));
    user.password().ifPresentOrElse(it -> password(row, user, it), () -> noPassword(row));
    for (int slot = 0; slot < 2; slot++) {
      if (slot < user.keys().size()) {
        key(row, user, slot);
      } else {
        noKey(row);
      }
    }
    noCertificates(row);
    return row;
  }

  private void password(List<String> row, SampleUser user, SamplePassword password) {
    row.add("true");
    row.add(
        password
            .lastUsed()
            .map(age -> date(scene.used(age, scene.id(user))))
            .orElse("no_information"));
    row.add(date(scene.created(user, password)));
    row.add(NOT_APPLICABLE);
    row.add(Boolean.toString(password.mfa()));
  }

  private static void noPassword(List<String> row) {
    row.addAll(List.of("false", NOT_APPLICABLE, NOT_APPLICABLE, NOT_APPLICABLE, "false"));
  }

  private void key(List<String> row, SampleUser user, int slot) {
    SampleKey key = user.keys().get(slot);
    String id = scene.keyId(user, slot);
    KeyUse use = KeyUse.of(user, key, id);
    row.add(Boolean.toString(key.active()));
    row.add(date(scene.created(user, slot)));
    row.add(key.lastUsed().map(age -> date(scene.used(age, id))).orElse(NOT_APPLICABLE));
    row.add(use.region());
    row.add(use.service());
  }

  private static void noKey(List<String> row) {
    row.add("false");
    row.addAll(List.of(NOT_APPLICABLE, NOT_APPLICABLE, NOT_APPLICABLE, NOT_APPLICABLE));
  }

  private static void noCertificates(List<String> row) {
    row.addAll(List.of("false", NOT_APPLICABLE, "false", NOT_APPLICABLE));
  }

  private String date(Instant moment) {
    Spelling spelling = scene.style().spelling();
    return (spelling == Spelling.ZULU ? Spelling.ZULU : Spelling.OFFSET).write(moment);
  }
}
