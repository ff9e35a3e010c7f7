package dev.dormouse.app.client;

import dev.dormouse.app.Texts;
import java.util.List;

/** How a scan goes, in words. */
final class ScanWords {
  private ScanWords() {}

  /**
   * @param status as Dormouse's extension gives it
   */
  static String of(Fields status) {
    long accounts = status.number("accounts");
    long pending = status.number("pending");
    List<String> running = status.texts("running");
    if (status.text("state").equals("UNREADABLE")) {
      return "the source cannot be read now, so nobody knows its accounts; the server's log says why";
    }
    if (pending == 0 && running.isEmpty()) {
      return Texts.count(accounts, "account") + ", all looked at since a scan was last asked for";
    }
    return Texts.plain(
        Texts.count(accounts - pending, "account")
            + " of "
            + accounts
            + " looked at"
            + (running.isEmpty() ? "" : ", now at " + String.join(", ", running)));
  }
}
