package dev.dormouse.policy;

import dev.dormouse.catalog.Action;
import dev.dormouse.catalog.ActionSet;
import dev.dormouse.catalog.Catalog;
import dev.dormouse.catalog.ResourceType;
import dev.dormouse.catalog.Service;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Which actions a resource pattern can reach. An action is reached through an ARN format of one of
 * its resource types; an action that has no resource type takes only {@code *} (Service
 * Authorization Reference, "Actions table"). Where the reference names a type without saying its
 * format, any resource of the service reaches the action.
 */
final class ResourceIndex {
  private static final String ANY_SERVICE = "";

  /** The resource in the format that stands for a type without one. */
  private static final String UNKNOWN = "${Unknown}";

  private final ActionSet withoutResourceType;

  /** Formats by the service part of their ARN, which may differ from the action's prefix. */
  private final Map<String, List<Format>> formatsByArnService;

  /** One ARN format and all actions whose resource types have it. */
  private record Format(String text, ResourcePattern pattern, ActionSet actions) {}

  ResourceIndex(Catalog catalog) {
    ActionSet.Builder plain = ActionSet.builder();
    Map<String, ActionSet.Builder> byFormat = new LinkedHashMap<>();
    for (Service service : catalog.services()) {
      service.actions().forEach(id -> sort(catalog.action(id), plain, byFormat));
    }
    this.withoutResourceType = plain.build();
    this.formatsByArnService = new HashMap<>();
    byFormat.forEach(
        (text, actions) ->
            formatsByArnService
                .computeIfAbsent(arnService(text), key -> new ArrayList<>())
                .add(new Format(text, ResourcePattern.ofFormat(text, ""), actions.build())));
  }

  private static void sort(
      Action action, ActionSet.Builder plain, Map<String, ActionSet.Builder> byFormat) {
    if (action.resourceTypes().isEmpty() && !action.anyResourceTypeUnknown()) {
      plain.add(action.id());
      return;
    }
    for (ResourceType type : action.resourceTypes()) {
      for (String format : type.arnFormats()) {
        byFormat.computeIfAbsent(format, key -> ActionSet.builder()).add(action.id());
      }
    }
    if (action.anyResourceTypeUnknown()) {
      String any = "arn:${Partition}:" + action.service() + ":${Region}:${Account}:" + UNKNOWN;
      byFormat.computeIfAbsent(any, key -> ActionSet.builder()).add(action.id());
    }
  }

  /** The literal service part of an ARN or ARN pattern, or {@link #ANY_SERVICE} if it varies. */
  private static String arnService(String arn) {
    String[] parts = arn.split(":", 4);
    boolean literal = parts.length > 2 && parts[2].chars().noneMatch(c -> "*?$".indexOf(c) >= 0);
    boolean partsAreAligned =
        parts.length > 2 && parts[0].indexOf('*') < 0 && alignedPartition(parts[1]);
    return literal && partsAreAligned ? parts[2] : ANY_SERVICE;
  }

  /**
   * A wildcard in the partition might run over the next colon, unless it is a format's variable.
   */
  private static boolean alignedPartition(String partition) {
    return partition.equals("${Partition}")
        || partition.chars().noneMatch(c -> "*?$".indexOf(c) >= 0);
  }

  /**
   * Every action that has a resource which a pattern matches.
   *
   * @param text the pattern as written
   */
  ActionSet reachedBy(String text, ResourcePattern pattern) {
    ActionSet.Builder found = ActionSet.builder();
    if (pattern.matches("*")) {
      found.addAll(withoutResourceType);
    }
    String service = arnService(text);
    List<Format> own = service.equals(ANY_SERVICE) ? ofEveryService() : formats(service);
    if (!collect(own, format -> pattern.reaches(format.pattern()), found)) {
      collect(own, format -> pattern.intersects(format.pattern()), found);
    }
    collect(formats(ANY_SERVICE), format -> pattern.reaches(format.pattern()), found);
    return found.build();
  }

  private List<Format> formats(String arnService) {
    return formatsByArnService.getOrDefault(arnService, List.of());
  }

  /** The formats that name a service; the others fit almost any ARN, and tell nothing. */
  private List<Format> ofEveryService() {
    return formatsByArnService.entrySet().stream()
        .filter(formats -> !formats.getKey().equals(ANY_SERVICE))
        .flatMap(formats -> formats.getValue().stream())
        .toList();
  }

  /**
   * Adds what the fitting formats reach; answers whether any but the stand-in for an unknown type
   * fits. A pattern that fits none part by part is read as its writer must have meant it, with
   * stars that run over colons: {@code arn:aws:logs:*:*:/aws/app/*} leaves {@code log-group:} to a
   * star.
   */
  private static boolean collect(
      List<Format> formats, Predicate<Format> fits, ActionSet.Builder found) {
    boolean any = false;
    for (Format format : formats) {
      if (fits.test(format)) {
        found.addAll(format.actions());
        any |= !format.text().endsWith(UNKNOWN);
      }
    }
    return any;
  }

  /**
   * Every action that has a resource which none of {@code excluded} surely matches. An account
   * lives in one partition, so a format is compared in the partition that the excluded pattern
   * names.
   */
  ActionSet reachedOutside(List<ResourcePattern> excluded) {
    ActionSet.Builder found = ActionSet.builder();
    if (excluded.stream().noneMatch(pattern -> pattern.matches("*"))) {
      found.addAll(withoutResourceType);
    }
    List<Excluded> known = excluded.stream().map(Excluded::of).toList();
    formatsByArnService.forEach(
        (service, formats) -> {
          for (Format format : formats) {
            if (known.stream().noneMatch(pattern -> pattern.swallows(format, service))) {
              found.addAll(format.actions());
            }
          }
        });
    return found.build();
  }

  /** A pattern of {@code NotResource} with the partition and service it names, or empty texts. */
  private record Excluded(ResourcePattern pattern, String partition, String service) {

    static Excluded of(ResourcePattern pattern) {
      String[] parts = pattern.literalPrefix().split(":", 4);
      boolean arn = parts.length >= 3 && parts[0].equals("arn");
      return new Excluded(pattern, arn ? parts[1] : "", arn && parts.length == 4 ? parts[2] : "");
    }

    boolean swallows(Format format, String arnService) {
      if (!service.isEmpty() && !service.equals(arnService)) {
        return false;
      }
      return pattern.covers(
          partition.isEmpty()
              ? format.pattern()
              : ResourcePattern.ofFormat(format.text(), partition));
    }
  }
}
