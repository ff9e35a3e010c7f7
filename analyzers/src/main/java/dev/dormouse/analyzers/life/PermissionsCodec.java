package dev.dormouse.analyzers.life;

import dev.dormouse.analyzers.life.FindingDetails.Service;
import dev.dormouse.catalog.ActionSet;
import dev.dormouse.catalog.Catalog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Services of an UnusedPermission finding as bytes, like beside like, so that they deflate well: a
 * byte of marks for each service; the services' names; the actions of all services as one set, and
 * those of them that have a time; the times.
 *
 * <p>A service is named by the lowest id among its actions, which stays the service's when it is
 * gone. One without any action in the catalog is named by its prefix, and has sets of its own.
 */
final class PermissionsCodec {
  private static final int UNUSED_AS_A_WHOLE = 1;
  private static final int HAS_TIME = 2;
  private static final int HAS_LIST = 4;
  private static final int BY_PREFIX = 8;
  private static final int ALL_MARKS = 15;

  private final Catalog catalog;

  /** Every action that a service has or had. */
  private final Map<String, ActionSet> owned = new HashMap<>();

  PermissionsCodec(Catalog catalog) {
    this.catalog = catalog;
    Map<String, ActionSet.Builder> sets = new HashMap<>();
    for (int id = 0; id < catalog.idLimit(); id++) {
      sets.computeIfAbsent(catalog.action(id).service(), key -> ActionSet.builder()).add(id);
    }
    sets.forEach((service, set) -> owned.put(service, set.build()));
  }

  void write(List<Service> services, DetailsWriter out) {
    out.number(services.size());
    boolean[] byId = byId(services);
    for (int i = 0; i < byId.length; i++) {
      out.octet(marks(services.get(i), byId[i]));
    }
    names(services, byId, out);
    ActionSet.Builder listed = ActionSet.builder();
    ActionSet.Builder timed = ActionSet.builder();
    for (int i = 0; i < byId.length; i++) {
      if (byId[i]) {
        listed.addAll(listed(services.get(i)));
        timed.addAll(timed(services.get(i)));
      }
    }
    out.actions(listed.build());
    out.fewActions(timed.build());
    for (int i = 0; i < byId.length; i++) {
      if (!byId[i]) {
        out.actions(listed(services.get(i)));
        out.fewActions(timed(services.get(i)));
      }
    }
    out.times(times(services));
  }

  /** Which services the catalog names, each once, with none but their own actions. */
  private boolean[] byId(List<Service> services) {
    boolean[] byId = new boolean[services.size()];
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < byId.length; i++) {
      Service service = services.get(i);
      ActionSet own = owned.getOrDefault(service.prefix(), ActionSet.empty());
      byId[i] = !own.isEmpty() && own.containsAll(listed(service)) && seen.add(service.prefix());
    }
    return byId;
  }

  private static int marks(Service service, boolean byId) {
    return (service.unusedAsAWhole() ? UNUSED_AS_A_WHOLE : 0)
        | (service.lastAccessed() != null ? HAS_TIME : 0)
        | (service.actions() != null ? HAS_LIST : 0)
        | (byId ? 0 : BY_PREFIX);
  }

  private void names(List<Service> services, boolean[] byId, DetailsWriter out) {
    int before = 0;
    for (int i = 0; i < byId.length; i++) {
      String prefix = services.get(i).prefix();
      if (byId[i]) {
        int id = owned.getOrDefault(prefix, ActionSet.empty()).ids().findFirst().orElseThrow();
        out.signed(id - before);
        before = id;
      } else {
        out.text(prefix);
      }
    }
  }

  private static ActionSet listed(Service service) {
    ActionSet listed = service.actions();
    return listed == null ? ActionSet.empty() : listed;
  }

  private static ActionSet timed(Service service) {
    ActionSet.Builder timed = ActionSet.builder();
    service.actionTimes().keySet().forEach(timed::add);
    ActionSet set = timed.build();
    if (!listed(service).containsAll(set)) {
      throw new IllegalArgumentException(service.prefix() + ": times of actions not listed");
    }
    return set;
  }

  /** Service by service: its own time, then those of its actions by id. */
  private static List<Instant> times(List<Service> services) {
    List<Instant> times = new ArrayList<>();
    for (Service service : services) {
      Instant last = service.lastAccessed();
      if (last != null) {
        times.add(last);
      }
      times.addAll(new TreeMap<>(service.actionTimes()).values());
    }
    return times;
  }

  List<Service> read(DetailsReader in) {
    return new Draft(in).finish();
  }

  /** The columns, while they are being read. */
  private final class Draft {
    private final DetailsReader in;
    private final int[] marks;
    private final String[] prefixes;
    private final ActionSet[] listed;
    private final ActionSet[] timed;

    private Draft(DetailsReader in) {
      this.in = in;
      this.marks = new int[in.count()];
      this.prefixes = new String[marks.length];
      this.listed = new ActionSet[marks.length];
      this.timed = new ActionSet[marks.length];
    }

    private List<Service> finish() {
      for (int i = 0; i < marks.length; i++) {
        marks[i] = in.octet();
        if ((marks[i] & ~ALL_MARKS) != 0) {
          throw new IllegalArgumentException("no such marks: " + marks[i]);
        }
      }
      names();
      sharedSets();
      ownSets();
      return services();
    }

    private boolean has(int service, int mark) {
      return (marks[service] & mark) != 0;
    }

    private void names() {
      int id = 0;
      for (int i = 0; i < marks.length; i++) {
        if (has(i, BY_PREFIX)) {
          prefixes[i] = in.text();
        } else {
          id = Math.toIntExact(id + in.signed());
          prefixes[i] = catalog.action(id).service();
        }
      }
    }

    private void sharedSets() {
      ActionSet allListed = in.actions();
      ActionSet allTimed = in.fewActions();
      ActionSet.Builder shared = ActionSet.builder();
      for (int i = 0; i < marks.length; i++) {
        if (!has(i, BY_PREFIX)) {
          ActionSet own = owned.getOrDefault(prefixes[i], ActionSet.empty());
          listed[i] = allListed.and(own);
          timed[i] = allTimed.and(own);
          shared.addAll(listed[i]);
        }
      }
      if (!shared.build().containsAll(allListed)) {
        throw new IllegalArgumentException("actions of no service that is named");
      }
      if (!allListed.containsAll(allTimed)) {
        throw new IllegalArgumentException("times of actions not listed");
      }
    }

    private void ownSets() {
      for (int i = 0; i < marks.length; i++) {
        if (has(i, BY_PREFIX)) {
          listed[i] = in.actions();
          timed[i] = in.fewActions();
        }
        if (!listed[i].containsAll(timed[i]) || (!has(i, HAS_LIST) && !listed[i].isEmpty())) {
          throw new IllegalArgumentException("actions of " + prefixes[i] + " without a list");
        }
      }
    }

    private List<Service> services() {
      int count = 0;
      for (int i = 0; i < marks.length; i++) {
        count += timed[i].size() + (has(i, HAS_TIME) ? 1 : 0);
      }
      Instant[] times = in.times(count);
      List<Service> services = new ArrayList<>();
      int at = 0;
      for (int i = 0; i < marks.length; i++) {
        Instant last = has(i, HAS_TIME) ? times[at++] : null;
        Map<Integer, Instant> actionTimes = new HashMap<>();
        for (int id : timed[i].ids().toArray()) {
          actionTimes.put(id, times[at++]);
        }
        services.add(
            new Service(
                prefixes[i],
                has(i, UNUSED_AS_A_WHOLE),
                last,
                has(i, HAS_LIST) ? listed[i] : null,
                actionTimes));
      }
      return services;
    }
  }
}
