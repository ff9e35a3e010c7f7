package dev.dormouse.app.serve;

import dev.dormouse.analyzers.access.AccessKey;
import dev.dormouse.analyzers.access.AuditEntry;
import dev.dormouse.analyzers.port.AccessStore;
import java.io.StringWriter;
import java.time.Instant;
import java.util.Locale;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Enters what was done to access keys on the host into the audit log, as calls are. */
final class KeyAudit {
  private static final JsonFactory JSON = new JsonFactory();
  private static final int DONE = 200;
  private static final int NOT_FOUND = 404;
  private static final int LONGEST_ID = 128;

  private final AccessStore store;
  private final String user;
  private final Supplier<UUID> ids;

  /**
   * @param user the host's name of who does it
   */
  KeyAudit(AccessStore store, String user, Supplier<UUID> ids) {
    this.store = store;
    this.user = user;
    this.ids = ids;
  }

  void created(AccessKey key, Instant at) {
    append("create", key.id(), detail(key), DONE, at);
  }

  /**
   * @param there whether there was such a key
   */
  void changed(String command, String id, boolean there, Instant at) {
    String target = id.substring(0, Math.min(LONGEST_ID, id.length()));
    append(command, target, "{}", there ? DONE : NOT_FOUND, at);
  }

  private void append(String command, String target, String detail, int status, Instant at) {
    store.append(
        new AuditEntry(
            at,
            "host:" + user,
            "access-key " + command,
            target,
            detail,
            "",
            status,
            ids.get().toString()));
  }

  private static String detail(AccessKey key) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      json.writeStringProperty("role", key.role().name().toLowerCase(Locale.ROOT));
      json.writeArrayPropertyStart("accounts");
      new TreeSet<>(key.accounts()).forEach(json::writeString);
      json.writeEndArray();
      if (key.expiresAt() != null) {
        json.writeStringProperty("expiresAt", key.expiresAt().toString());
      }
      json.writeEndObject();
    }
    return text.toString();
  }
}
