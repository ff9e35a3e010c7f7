package dev.dormouse.snapshot.sample;

import dev.dormouse.catalog.ActionSet;
import dev.dormouse.catalog.Service;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes the last-accessed report that AWS would give for what a principal may do and what it did:
 * an entry for each service that its policies name; the tracked actions of a service only if one of
 * them was used.
 *
 * @see <a href=
 *     "https://docs.aws.amazon.com/IAM/latest/APIReference/API_ServiceLastAccessed.html">IAM API:
 *     ServiceLastAccessed</a>
 */
record ReportBuilder(Vocabulary vocabulary, Moments moments) {

  List<ServiceUse> report(String principalId, List<Document> documents, Activity activity) {
    ActionSet granted = ActionSet.empty();
    for (Document document : documents) {
      granted = granted.or(vocabulary.granted(document));
    }
    var entries = new ArrayList<ServiceUse>();
    for (Service service : vocabulary.services()) {
      ActionSet inService = granted.and(service.actions());
      if (!inService.isEmpty()) {
        entries.add(entry(principalId, service.prefix(), inService, activity));
      }
    }
    return entries;
  }

  private ServiceUse entry(
      String principalId, String service, ActionSet granted, Activity activity) {
    Map<Integer, Instant> used = used(principalId, granted, activity);
    Optional<Instant> latest =
        activity.uses().stream()
            .filter(use -> use.ofService() && use.pattern().equals(service))
            .map(use -> moments.of(use.age(), principalId))
            .max(Instant::compareTo);
    for (Instant moment : used.values()) {
      latest = latest.filter(it -> it.isAfter(moment)).or(() -> Optional.of(moment));
    }
    return new ServiceUse(service, latest, tracked(service, granted, used, activity));
  }

  private Map<Integer, Instant> used(String principalId, ActionSet granted, Activity activity) {
    Map<Integer, Instant> used = new HashMap<>();
    for (Use use : activity.uses()) {
      if (!use.ofService()) {
        vocabulary
            .expand(use.pattern())
            .and(granted)
            .forEach(
                id ->
                    used.merge(
                        id,
                        moments.within(use.age(), principalId, vocabulary.name(id)),
                        (a, b) -> a.isAfter(b) ? a : b));
      }
    }
    return used;
  }

  private List<ServiceUse.ActionUse> tracked(
      String service, ActionSet granted, Map<Integer, Instant> used, Activity activity) {
    ActionSet listed = granted;
    if (!activity.listed().contains(service)) {
      listed = granted.and(vocabulary.lastAccessed());
      if (used.isEmpty() || listed.ids().noneMatch(used::containsKey)) {
        return List.of();
      }
    }
    return listed
        .ids()
        .mapToObj(
            id -> new ServiceUse.ActionUse(vocabulary.name(id), Optional.ofNullable(used.get(id))))
        .sorted(Comparator.comparing(ServiceUse.ActionUse::name))
        .toList();
  }
}
