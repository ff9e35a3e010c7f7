package dev.dormouse.findings;

import dev.dormouse.catalog.ActionSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The account that owns the principals being assessed.
 *
 * @param id twelve digits
 * @param name from Organizations, if known
 * @param ancestors the root and organizational units above the account, outermost first; empty if
 *     not known
 * @param allowedByScps what the service control policies above the account let through; null if the
 *     snapshot does not say
 */
public record Account(
    String id,
    @Nullable String name,
    List<OrganizationalUnit> ancestors,
    @Nullable ActionSet allowedByScps) {

  private static final int ID_LENGTH = 12;

  public Account {
    ancestors = List.copyOf(ancestors);
    if (id.length() != ID_LENGTH || id.chars().anyMatch(c -> c < '0' || c > '9')) {
      throw new IllegalArgumentException("an account id has 12 digits: \"" + id + "\"");
    }
  }

  /** An account of which nothing but the id is known. */
  public static Account of(String id) {
    return new Account(id, null, List.of(), null);
  }

  /** The names of the units above, such as {@code Root/Workloads/Prod}; empty if not known. */
  public String path() {
    return String.join("/", ancestors.stream().map(OrganizationalUnit::name).toList());
  }

  /**
   * @param id {@code r-…} or {@code ou-…}
   */
  public record OrganizationalUnit(String id, String name) {}
}
