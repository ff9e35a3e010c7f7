package dev.dormouse.evidence;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What one principal was seen doing, and when last: a join-semilattice of latest times. {@link
 * #merge} is commutative, associative and idempotent, so use can be folded from any number of
 * files, in any order, on any number of threads, any file twice.
 *
 * <p>It tells only what was seen. That something was not seen means nothing without a {@link
 * Coverage}.
 */
public final class Usage {
  private static final Usage NONE =
      new Usage(Map.of(), Map.of(), Map.of(), Instant.MIN, Instant.MIN);

  private final Map<Integer, Instant> used;
  private final Map<Integer, Instant> denied;
  private final Map<String, Instant> services;
  private final Instant request;
  private final Instant assumed;

  private Usage(
      Map<Integer, Instant> used,
      Map<Integer, Instant> denied,
      Map<String, Instant> services,
      Instant request,
      Instant assumed) {
    this.used = used;
    this.denied = denied;
    this.services = services;
    this.request = request;
    this.assumed = assumed;
  }

  public static Usage none() {
    return NONE;
  }

  /** An allowed call that needed the action. */
  public static Usage ofAction(int actionId, Instant time) {
    return new Usage(Map.of(actionId, time), Map.of(), Map.of(), time, Instant.MIN);
  }

  /** A call refused for want of the action. */
  public static Usage ofDenied(int actionId, Instant time) {
    return new Usage(Map.of(), Map.of(actionId, time), Map.of(), time, Instant.MIN);
  }

  /** A call to a service that no action could be tied to. */
  public static Usage ofService(String prefix, Instant time) {
    return new Usage(Map.of(), Map.of(), Map.of(prefix, time), time, Instant.MIN);
  }

  /** The role was assumed, which is no request by its credentials yet. */
  public static Usage ofAssumption(Instant time) {
    return new Usage(Map.of(), Map.of(), Map.of(), Instant.MIN, time);
  }

  public boolean isEmpty() {
    return this.equals(NONE);
  }

  public Usage merge(Usage other) {
    if (isEmpty()) {
      return other;
    }
    if (other.isEmpty()) {
      return this;
    }
    return new Usage(
        latest(used, other.used),
        latest(denied, other.denied),
        latest(services, other.services),
        later(request, other.request),
        later(assumed, other.assumed));
  }

  private static <K extends Comparable<K>> Map<K, Instant> latest(
      Map<K, Instant> one, Map<K, Instant> other) {
    Map<K, Instant> both = new TreeMap<>(one);
    other.forEach((key, time) -> both.merge(key, time, Usage::later));
    return both;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /** The latest allowed call that needed each action, by action id. */
  public Map<Integer, Instant> used() {
    return Map.copyOf(used);
  }

  /** The latest call refused for want of each action, by action id. */
  public Map<Integer, Instant> denied() {
    return Map.copyOf(denied);
  }

  /** The latest call to each service that no action could be tied to, by prefix. */
  public Map<String, Instant> services() {
    return Map.copyOf(services);
  }

  /** The latest call of any kind made with the principal's credentials. */
  public Optional<Instant> request() {
    return request.equals(Instant.MIN) ? Optional.empty() : Optional.of(request);
  }

  /** The latest time the role was assumed. */
  public Optional<Instant> assumed() {
    return assumed.equals(Instant.MIN) ? Optional.empty() : Optional.of(assumed);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Usage that
        && used.equals(that.used)
        && denied.equals(that.denied)
        && services.equals(that.services)
        && request.equals(that.request)
        && assumed.equals(that.assumed);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * used.hashCode() + denied.hashCode()) + services.hashCode();
  }

  @Override
  public String toString() {
    return "Usage[used=" + used + ", denied=" + denied + ", services=" + services + "]";
  }
}
