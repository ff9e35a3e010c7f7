package dev.dormouse.app;

import dev.dormouse.catalog.ActionSet;
import dev.dormouse.catalog.Catalog;
import dev.dormouse.catalog.Service;
import java.io.Writer;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;

/** Actions by service, with what goes beside them, as JSON or as lines. */
record GrantsJson(
    Catalog catalog,
    ActionSet actions,
    Collection<String> unrecognized,
    @Nullable ActionSet conditional,
    @Nullable ActionSet blocked) {

  void json(Writer out) {
    try (JsonGenerator json = JsonReport.JSON.createGenerator(ObjectWriteContext.empty(), out)) {
      json.writeStartObject();
      json.writeObjectPropertyStart("services");
      for (Service service : catalog.services()) {
        List<String> names = names(service);
        if (!names.isEmpty()) {
          json.writeArrayPropertyStart(service.prefix());
          names.forEach(json::writeString);
          json.writeEndArray();
        }
      }
      json.writeEndObject();
      texts(json, "unrecognized", unrecognized);
      texts(json, "conditional", conditional == null ? List.of() : qualified(conditional));
      if (blocked != null) {
        texts(json, "blocked", qualified(blocked));
      }
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  private static void texts(JsonGenerator json, String name, Collection<String> texts) {
    json.writeArrayPropertyStart(name);
    texts.forEach(json::writeString);
    json.writeEndArray();
  }

  private List<String> names(Service service) {
    return actions
        .and(service.actions())
        .ids()
        .mapToObj(id -> catalog.action(id).name())
        .sorted()
        .toList();
  }

  private List<String> qualified(ActionSet set) {
    return set.ids().mapToObj(id -> catalog.action(id).qualifiedName()).sorted().toList();
  }

  String table() {
    StringBuilder text = new StringBuilder();
    int services = 0;
    for (Service service : catalog.services()) {
      List<String> names = names(service);
      services += names.isEmpty() ? 0 : 1;
      for (String name : names) {
        int id = catalog.find(service.prefix(), name).orElseThrow().id();
        text.append(service.prefix()).append(':').append(name);
        text.append(conditional != null && conditional.contains(id) ? "  (under a condition)" : "");
        text.append(blocked != null && blocked.contains(id) ? "  (blocked by the boundary)" : "");
        text.append('\n');
      }
    }
    text.append(
        String.format(
            "%s of %s; catalog of %s%n",
            Texts.count(actions.size(), "action"),
            Texts.count(services, "service"),
            catalog.info().date()));
    if (!unrecognized.isEmpty()) {
      text.append("Not in the catalog: ")
          .append(Texts.plain(String.join(", ", unrecognized)))
          .append('\n');
    }
    return text.toString();
  }
}
