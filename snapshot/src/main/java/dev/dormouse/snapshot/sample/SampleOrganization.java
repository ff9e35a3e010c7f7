package dev.dormouse.snapshot.sample;

import java.util.List;
import java.util.function.IntFunction;

/**
 * An organization whose accounts are made one at a time, when asked for, so that a large one never
 * stands in memory.
 *
 * @param account makes the account with the header of the same index; called from several threads
 */
record SampleOrganization(
    String id,
    String rootId,
    String managementAccount,
    List<OrganizationalUnit> units,
    List<ControlPolicy> controlPolicies,
    List<AccountHeader> headers,
    IntFunction<SampleAccount> account) {
  SampleOrganization {
    units = List.copyOf(units);
    controlPolicies = List.copyOf(controlPolicies);
    headers = List.copyOf(headers);
  }
}
