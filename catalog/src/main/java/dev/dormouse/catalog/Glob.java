package dev.dormouse.catalog;

/**
 * A pattern in IAM's wildcard language: {@code *} stands for any run of characters, also the empty
 * one, and {@code ?} for exactly one. There is no escape and no character class. The whole text
 * must match.
 *
 * <p>Matching walks the text once and returns to the latest {@code *} only, so its cost is at most
 * the product of the two lengths, whatever the pattern.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html">
 *     IAM JSON policy elements reference</a>
 */
public final class Glob {
  private final String pattern;
  private final boolean ignoreCase;

  private Glob(String pattern, boolean ignoreCase) {
    this.pattern = pattern;
    this.ignoreCase = ignoreCase;
  }

  /**
   * A matcher for {@code pattern}; any text is a pattern.
   *
   * @param ignoreCase whether the letters A to Z match in either case
   */
  public static Glob of(String pattern, boolean ignoreCase) {
    return new Glob(ignoreCase ? Ascii.lower(pattern) : pattern, ignoreCase);
  }

  /** Whether {@code text} holds a character that is a wildcard. */
  public static boolean hasWildcard(String text) {
    return text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
  }

  /** Whether the pattern matches the whole of {@code text}. */
  public boolean matches(CharSequence text) {
    int p = 0;
    int t = 0;
    int star = -1;
    int retry = 0;
    while (t < text.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        retry = t;
      } else if (p < pattern.length() && matchesOne(pattern.charAt(p), text.charAt(t))) {
        p++;
        t++;
      } else if (star >= 0) {
        p = star + 1;
        t = ++retry;
      } else {
        return false;
      }
    }
    return onlyStarsFrom(p);
  }

  private boolean matchesOne(char wanted, char found) {
    return wanted == '?' || wanted == found || (ignoreCase && wanted == Ascii.lower(found));
  }

  private boolean onlyStarsFrom(int start) {
    for (int i = start; i < pattern.length(); i++) {
      if (pattern.charAt(i) != '*') {
        return false;
      }
    }
    return true;
  }

  /** The pattern; in lower case when case does not matter. */
  @Override
  public String toString() {
    return pattern;
  }
}
