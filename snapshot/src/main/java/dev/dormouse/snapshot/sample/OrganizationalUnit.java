package dev.dormouse.snapshot.sample;

/**
 * An organizational unit.
 *
 * @param parent the id of the unit or root that holds it
 */
record OrganizationalUnit(String id, String name, String parent) {}
