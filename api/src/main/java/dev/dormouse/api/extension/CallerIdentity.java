package dev.dormouse.api.extension;

import dev.dormouse.analyzers.access.Caller;
import dev.dormouse.api.call.Answer;
import dev.dormouse.api.call.Call;
import java.util.TreeSet;

/** Who the caller is to the server, and what it may see. */
final class CallerIdentity {
  private CallerIdentity() {}

  static Answer answer(Call call) {
    Caller caller = call.caller();
    return Answer.object(
        json -> {
          json.writeStringProperty("name", caller.name());
          json.writeStringProperty("role", caller.role().name());
          json.writeBooleanProperty("everyAccount", caller.seesEverything());
          json.writeArrayPropertyStart("accounts");
          new TreeSet<>(caller.accounts()).forEach(json::writeString);
          json.writeEndArray();
        });
  }
}
