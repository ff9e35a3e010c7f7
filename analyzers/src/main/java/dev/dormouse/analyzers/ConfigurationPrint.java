package dev.dormouse.analyzers;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Everything in a configuration that judges, as a hash; each text and list with its length. */
final class ConfigurationPrint {
  private static final int CHARACTERS = 32;

  private final StringBuilder said = new StringBuilder();

  static String of(AnalyzerConfiguration configuration) {
    ConfigurationPrint print = new ConfigurationPrint();
    print.say(Integer.toString(configuration.trackingPeriod().days()));
    print.size(configuration.exclusions().size());
    for (Exclusion exclusion : configuration.exclusions()) {
      print.say(exclusion.accountIds());
      print.size(exclusion.resourceTags().size());
      exclusion.resourceTags().forEach(print::say);
    }
    print.say(configuration.scope().paths());
    print.say(configuration.scope().names());
    print.say(configuration.scope().organizationalUnits());
    return print.hash();
  }

  private void size(int size) {
    said.append(size).append(';');
  }

  private void say(String text) {
    size(text.length());
    said.append(text);
  }

  private void say(List<String> texts) {
    size(texts.size());
    texts.forEach(this::say);
  }

  private void say(Map<String, String> tags) {
    size(tags.size());
    tags.forEach(
        (key, value) -> {
          say(key);
          say(value);
        });
  }

  private String hash() {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(said.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, CHARACTERS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
