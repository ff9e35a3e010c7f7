package dev.dormouse.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The last-accessed report of one principal, all its pages joined (IAM User Guide, "Refine
 * permissions in AWS using last accessed information").
 *
 * @param defect why the report cannot show that something was not used; null for a finished and
 *     complete report. What a defective report shows as used was used all the same.
 * @param defectDetail the place and value behind {@code defect}; empty without one
 * @param completedAt until when IAM looked; null only in a defective report
 */
public record LastAccessedReport(
    @Nullable UnknownReason defect,
    String defectDetail,
    Granularity granularity,
    @Nullable Instant completedAt,
    List<ServiceAccess> services) {

  /** IAM tells of at least the last 400 days. */
  public static final Duration LOOK_BACK = Duration.ofDays(400);

  public LastAccessedReport {
    services = List.copyOf(services);
    if (defect == null && completedAt == null) {
      throw new IllegalArgumentException("a complete report needs its completion time");
    }
  }

  /** A report of which nothing can be used. */
  public static LastAccessedReport unreadable(UnknownReason reason, String detail) {
    return new LastAccessedReport(reason, detail, Granularity.SERVICE_LEVEL, null, List.of());
  }

  /** The same with a reason why it cannot show that something was not used. */
  public LastAccessedReport defective(UnknownReason reason, String detail) {
    return new LastAccessedReport(reason, detail, granularity, completedAt, services);
  }

  /**
   * Joins the pages of one principal, in the order they were fetched. Only the latest completed job
   * counts, so that an export, or a poll of an unfinished job, can be repeated into the same file.
   *
   * @param pages at least one
   */
  public static LastAccessedReport join(List<LastAccessedPage> pages) {
    List<LastAccessedPage> job = latestCompletedJob(pages);
    if (job.isEmpty()) {
      LastAccessedPage last = pages.get(pages.size() - 1);
      return unreadable(defect(last.status()), last.statusDetail());
    }
    Map<String, ServiceAccess> services = new LinkedHashMap<>();
    for (LastAccessedPage page : job) {
      for (ServiceAccess service : page.services()) {
        services.merge(service.namespace().toLowerCase(Locale.ROOT), service, ServiceAccess::merge);
      }
    }
    List<ServiceAccess> joined = List.copyOf(services.values());
    Granularity granularity = granularity(job, joined);
    Instant completedAt = completedAt(job);
    if (job.stream().allMatch(LastAccessedPage::truncated)) {
      return new LastAccessedReport(
          UnknownReason.REPORT_TRUNCATED,
          "IsTruncated is true and no further page follows",
          granularity,
          completedAt,
          joined);
    }
    if (completedAt == null) {
      return new LastAccessedReport(
          UnknownReason.REPORT_UNREADABLE, "no JobCompletionDate", granularity, null, joined);
    }
    return new LastAccessedReport(null, "", granularity, completedAt, joined);
  }

  private static UnknownReason defect(String status) {
    return switch (status) {
      case "IN_PROGRESS" -> UnknownReason.REPORT_IN_PROGRESS;
      case "FAILED" -> UnknownReason.REPORT_FAILED;
      default -> UnknownReason.REPORT_UNREADABLE;
    };
  }

  /** Pages of one job share its creation time; pages without one count as one job. */
  private static List<LastAccessedPage> latestCompletedJob(List<LastAccessedPage> pages) {
    Instant latest = Instant.MIN;
    List<LastAccessedPage> job = new ArrayList<>();
    for (LastAccessedPage page : pages) {
      if (!page.status().equals("COMPLETED")) {
        continue;
      }
      Instant created = page.createdAt() == null ? Instant.MIN : page.createdAt();
      if (created.isAfter(latest)) {
        job.clear();
        latest = created;
      }
      if (created.equals(latest)) {
        job.add(page);
      }
    }
    return job;
  }

  /** Where pages disagree, all of them are as old as the oldest; null if one does not say. */
  private static @Nullable Instant completedAt(List<LastAccessedPage> job) {
    Instant earliest = Instant.MAX;
    for (LastAccessedPage page : job) {
      if (page.completedAt() == null) {
        return null;
      }
      earliest = page.completedAt().isBefore(earliest) ? page.completedAt() : earliest;
    }
    return earliest;
  }

  /**
   * Where pages disagree, the coarser one. Where no page names its granularity, a list of actions
   * proves the finer one.
   */
  private static Granularity granularity(List<LastAccessedPage> job, List<ServiceAccess> services) {
    List<Granularity> named =
        job.stream().map(LastAccessedPage::granularity).filter(Objects::nonNull).toList();
    if (!named.isEmpty()) {
      return named.contains(Granularity.SERVICE_LEVEL)
          ? Granularity.SERVICE_LEVEL
          : Granularity.ACTION_LEVEL;
    }
    boolean actions = services.stream().anyMatch(service -> service.tracked() != null);
    return actions ? Granularity.ACTION_LEVEL : Granularity.SERVICE_LEVEL;
  }
}
