package dev.dormouse.snapshot.sample;

import java.util.Locale;

/**
 * What the organization says of an account.
 *
 * @param id twelve digits
 * @param unit the id of the organizational unit or root that holds it
 * @param suspended whether it was closed
 * @param joined how long it has been a member
 */
record AccountHeader(String id, String name, String unit, boolean suspended, Age joined) {
  AccountHeader {
    if (!id.matches("\\d{12}")) {
      throw new IllegalArgumentException("not an account id of twelve digits: \"" + id + "\"");
    }
  }

  String email() {
    return "aws+" + name.toLowerCase(Locale.ROOT).replace(' ', '-') + "@hazelwood.example";
  }
}
