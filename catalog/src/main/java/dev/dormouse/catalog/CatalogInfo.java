package dev.dormouse.catalog;

import java.time.LocalDate;

/**
 * What a catalog was made from and how much it holds. Counts leave retired actions out.
 *
 * @param source the name of the reference it was made from
 * @param date the day of that reference
 * @param services services that AWS publishes
 * @param actions actions that AWS publishes
 * @param lastAccessedServices services with at least one action that has last accessed data
 * @param lastAccessedActions actions with last accessed data
 * @param policyGenerationServices services with at least one action that policy generation knows
 * @param policyGenerationActions actions that policy generation knows
 * @param operations API operations
 * @param checksum SHA-256 of the table's body, lower-case hexadecimal
 */
public record CatalogInfo(
    String source,
    LocalDate date,
    int services,
    int actions,
    int lastAccessedServices,
    int lastAccessedActions,
    int policyGenerationServices,
    int policyGenerationActions,
    int operations,
    String checksum) {}
