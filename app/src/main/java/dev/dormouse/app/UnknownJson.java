package dev.dormouse.app;

import dev.dormouse.evidence.UnknownReason;
import dev.dormouse.findings.Assessment;
import dev.dormouse.findings.UnknownSubject;
import dev.dormouse.snapshot.AccountResult;
import dev.dormouse.snapshot.LostPrincipal;
import tools.jackson.core.JsonGenerator;

/** Writes what nobody can judge, each with its reason ({@code docs/output.md}). */
final class UnknownJson {
  private final JsonGenerator json;

  UnknownJson(JsonGenerator json) {
    this.json = json;
  }

  void write(Assessment assessment, UnknownSubject subject) {
    json.writeStartObject();
    json.writeStringProperty("account", assessment.account().id());
    json.writeStringProperty("principal", assessment.principal().arn().toString());
    json.writeStringProperty("subject", subject.subject());
    json.writeStringProperty("reason", subject.reason().name());
    json.writeStringProperty("detail", subject.detail());
    if (subject.actions() > 0) {
      json.writeNumberProperty("actions", subject.actions());
    }
    json.writeEndObject();
  }

  /**
   * What has no principal that could be named: the account as a whole, principals that were lost.
   */
  void write(AccountResult result) {
    if (result.status() == AccountResult.Status.FAILED) {
      write(result, "account", UnknownReason.ACCOUNT_NOT_COLLECTED, result.note());
    }
    for (LostPrincipal lost : result.lostPrincipals()) {
      write(result, "principal", lost.reason(), lost.problem().line());
    }
  }

  private void write(AccountResult result, String subject, UnknownReason reason, String detail) {
    json.writeStartObject();
    json.writeStringProperty("account", result.account().id());
    json.writeStringProperty("subject", subject);
    json.writeStringProperty("reason", reason.name());
    json.writeStringProperty("detail", detail);
    json.writeEndObject();
  }
}
