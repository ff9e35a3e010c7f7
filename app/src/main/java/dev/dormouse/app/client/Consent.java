package dev.dormouse.app.client;

import dev.dormouse.app.Exit;
import dev.dormouse.app.Failure;
import dev.dormouse.app.Texts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Option;

/** Asks before something is gone for good. */
final class Consent {
  @Option(names = "--yes", description = "Do not ask.")
  boolean yes;

  /**
   * @param what what would happen, as a sentence
   * @throws Failure if nobody consents, or nobody is there to be asked
   */
  void ask(Context context, String what) {
    if (yes) {
      return;
    }
    if (!context.session().errIsTerminal()) {
      throw new Failure(Exit.USAGE, what + " Say --yes to do it without being asked.");
    }
    context.session().err().print(Texts.plain(what) + " Go on? [y/N] ");
    context.session().err().flush();
    if (!answer(context).strip().toLowerCase(java.util.Locale.ROOT).matches("y|yes")) {
      throw new Failure(Exit.USAGE, "nothing was changed");
    }
  }

  private static String answer(Context context) {
    try {
      String line =
          new BufferedReader(new InputStreamReader(context.in(), StandardCharsets.UTF_8))
              .readLine();
      return line == null ? "" : line;
    } catch (IOException e) {
      return "";
    }
  }
}
