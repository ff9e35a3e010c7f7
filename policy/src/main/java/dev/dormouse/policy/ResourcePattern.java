package dev.dormouse.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A pattern of a {@code Resource} element, or an action's ARN format, as tokens: literal
 * characters, {@code ?} (exactly one character), {@code *} (any run, also empty), policy variables
 * (any run, but the same text wherever the same variable stands), and the variables of ARN formats
 * that can hold no separator.
 *
 * <p>Two questions are answered, both about the sets of texts that patterns match. {@link #covers}
 * is true only if one set surely lies inside the other; {@link #intersects} is false only if two
 * sets surely share nothing. So a {@code Deny} is never taken to reach further, nor an {@code
 * Allow} less far, than the words say.
 */
final class ResourcePattern {
  /** Matches every text. */
  static final ResourcePattern EVERYTHING = new ResourcePattern(new int[] {-1}, List.of(), false);

  private static final int ANY = -1;
  private static final int ONE = -2;

  /** Any run without {@code :} and {@code /}: a part of an ARN before the resource, or a bucket. */
  private static final int WORD = -3;

  /** One character of a word. Only an account beside a Region may have none: AWS owns some. */
  private static final int WORD_CHARACTER = -4;

  /** {@code FIRST_VARIABLE - n} stands for {@code variables.get(n)}. */
  private static final int FIRST_VARIABLE = -5;

  private static final int ARN_PARTS = 6;
  private static final int ACCOUNT = 4;
  private static final int[] NO_PARTS = {};

  private final int[] tokens;
  private final List<String> variables;

  /** Where the six parts of an ARN begin; empty if the pattern has not six parts as written. */
  private final int[] parts;

  private ResourcePattern(int[] tokens, List<String> variables, boolean complete) {
    this.tokens = tokens;
    this.variables = variables;
    this.parts = complete ? parts(tokens) : NO_PARTS;
  }

  private static int[] parts(int[] tokens) {
    int[] starts = new int[ARN_PARTS];
    int part = 1;
    for (int i = 0; i < tokens.length && part < ARN_PARTS; i++) {
      if (tokens[i] == ':') {
        starts[part++] = i + 1;
      }
    }
    return part == ARN_PARTS ? starts : NO_PARTS;
  }

  /**
   * Reads a pattern of a policy. An ARN with fewer than six parts is completed with {@code *} (IAM
   * User Guide, "IAM JSON policy elements: Resource").
   *
   * @param policyVariables whether <code>${…}</code> is a variable, or plain text
   */
  static ResourcePattern parse(String text, boolean policyVariables) {
    if (text.equals("*")) {
      return EVERYTHING;
    }
    List<String> variables = new ArrayList<>();
    int[] tokens = new int[text.length() + 2 * ARN_PARTS];
    int size = 0;
    int parts = 1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int close = policyVariables && text.startsWith("${", i) ? text.indexOf('}', i) : -1;
      if (close > 0) {
        size = add(tokens, size, variable(text.substring(i + 2, close), variables));
        i = close;
      } else {
        parts += c == ':' ? 1 : 0;
        size = add(tokens, size, c == '*' ? ANY : c == '?' ? ONE : c);
      }
    }
    boolean complete = parts >= ARN_PARTS && text.startsWith("arn:");
    for (; parts < ARN_PARTS && text.startsWith("arn:"); parts++) {
      size = add(tokens, add(tokens, size, ':'), ANY);
    }
    return new ResourcePattern(Arrays.copyOf(tokens, size), List.copyOf(variables), complete);
  }

  /**
   * Reads an ARN format of the service reference, such as <code>arn:${Partition}:s3:::${B}</code>.
   */
  static ResourcePattern ofFormat(String format, String partition) {
    String text = partition.isEmpty() ? format : format.replace("${Partition}", partition);
    int[] tokens = new int[2 * text.length()];
    int size = 0;
    int part = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int close = text.startsWith("${", i) ? text.indexOf('}', i) : -1;
      part += c == ':' ? 1 : 0;
      if (close < 0 && c != '*') {
        size = add(tokens, size, c);
        continue;
      }
      boolean word = part < ARN_PARTS - 1 || text.startsWith("${BucketName}", i);
      boolean account = part == ACCOUNT && text.contains(":${Region}:");
      if (close > 0 && word && !account) {
        size = add(tokens, size, WORD_CHARACTER);
      }
      size = add(tokens, size, word ? WORD : ANY);
      i = Math.max(i, close);
    }
    return new ResourcePattern(Arrays.copyOf(tokens, size), List.of(), true);
  }

  private static int variable(String name, List<String> variables) {
    if (name.equals("*") || name.equals("?") || name.equals("$")) {
      return name.charAt(0);
    }
    int known = variables.indexOf(name);
    if (known < 0) {
      variables.add(name);
      known = variables.size() - 1;
    }
    return FIRST_VARIABLE - known;
  }

  /**
   * Appends a token, and keeps a run of wildcards in one order: all {@code ?}, then one {@code *}.
   */
  private static int add(int[] tokens, int size, int token) {
    boolean afterAny = size > 0 && tokens[size - 1] == ANY;
    if (afterAny && token == ANY) {
      return size;
    }
    if (afterAny && token == ONE) {
      tokens[size - 1] = ONE;
      tokens[size] = ANY;
      return size + 1;
    }
    tokens[size] = token;
    return size + 1;
  }

  /** Whether this is {@code *}. */
  boolean isEverything() {
    return tokens.length == 1 && tokens[0] == ANY;
  }

  /** The literal text before the first wildcard or variable. */
  String literalPrefix() {
    StringBuilder prefix = new StringBuilder();
    for (int token : tokens) {
      if (token < 0) {
        break;
      }
      prefix.append((char) token);
    }
    return prefix.toString();
  }

  boolean matches(String text) {
    return covers(new ResourcePattern(text.chars().toArray(), List.of(), false));
  }

  /**
   * Whether every text that {@code other} matches is surely matched by this pattern. The usual
   * two-pointer wildcard match, in which the wildcards of {@code other} are characters that only a
   * wildcard at least as wide can take.
   */
  boolean covers(ResourcePattern other) {
    int mine = 0;
    int theirs = 0;
    int star = -1;
    int resume = 0;
    while (theirs < other.tokens.length) {
      if (mine < tokens.length && tokens[mine] == ANY) {
        star = mine++;
        resume = theirs;
      } else if (mine < tokens.length && takes(tokens[mine], other, other.tokens[theirs])) {
        mine++;
        theirs++;
      } else if (star >= 0) {
        mine = star + 1;
        theirs = ++resume;
      } else {
        return false;
      }
    }
    while (mine < tokens.length && tokens[mine] == ANY) {
      mine++;
    }
    return mine == tokens.length;
  }

  private boolean takes(int token, ResourcePattern other, int theirs) {
    if (token <= FIRST_VARIABLE) {
      return theirs <= FIRST_VARIABLE
          && variables
              .get(FIRST_VARIABLE - token)
              .equals(other.variables.get(FIRST_VARIABLE - theirs));
    }
    return token == theirs || (token == ONE && theirs >= 0);
  }

  /**
   * Whether this pattern may match an ARN of {@code format}. The parts of an ARN are compared one
   * by one: a wildcard in one part runs up to the next colon (IAM User Guide, "IAM JSON policy
   * elements: Resource"), so {@code arn:aws:ec2:*:*:instance/*} reaches no volume. A pattern that
   * has not all six parts is taken as it stands, and its wildcards may run over anything.
   */
  boolean reaches(ResourcePattern format) {
    if (parts.length == 0 || format.parts.length == 0) {
      return intersects(format);
    }
    for (int part = ARN_PARTS - 1; part >= 0; part--) {
      if (!meet(parts[part], end(part), format, format.parts[part], format.end(part))) {
        return false;
      }
    }
    return true;
  }

  private int end(int part) {
    return part == ARN_PARTS - 1 ? tokens.length : parts[part + 1] - 1;
  }

  /** Whether some text may be matched by both patterns; variables may stand for any text. */
  boolean intersects(ResourcePattern other) {
    return meet(0, tokens.length, other, 0, other.tokens.length);
  }

  /**
   * What two stretches begin and end with literally, and whether one is a mere word, decide most
   * questions; the rest is searched.
   */
  private boolean meet(int from, int end, ResourcePattern other, int fromTheirs, int endTheirs) {
    int mine = from;
    int theirs = fromTheirs;
    while (mine < end && theirs < endTheirs) {
      int a = tokens[mine];
      int b = other.tokens[theirs];
      if (a < 0 || b < 0) {
        boolean takesAll = (a == ANY && mine + 1 == end) || (b == ANY && theirs + 1 == endTheirs);
        return takesAll || meetUnlike(mine, end, other, theirs, endTheirs);
      }
      if (a != b) {
        return false;
      }
      mine++;
      theirs++;
    }
    return onlyRuns(tokens, mine, end) && onlyRuns(other.tokens, theirs, endTheirs);
  }

  private boolean meetUnlike(
      int from, int end, ResourcePattern other, int fromTheirs, int endTheirs) {
    if (wholeWord(other.tokens, fromTheirs, endTheirs) && literalWord(from, end)) {
      return from < end;
    }
    int mine = end;
    int theirs = endTheirs;
    while (mine > from && theirs > fromTheirs) {
      int a = tokens[mine - 1];
      int b = other.tokens[theirs - 1];
      if (a < 0 || b < 0) {
        break;
      }
      if (a != b) {
        return false;
      }
      mine--;
      theirs--;
    }
    return search(from, mine, other, fromTheirs, theirs);
  }

  /** Whether a stretch is a word of any length, or of one character at least. */
  private static boolean wholeWord(int[] tokens, int from, int end) {
    int first = tokens[from] == WORD_CHARACTER ? from + 1 : from;
    return first + 1 == end && tokens[first] == WORD;
  }

  private boolean literalWord(int from, int end) {
    for (int i = from; i < end; i++) {
      if (tokens[i] < 0 || tokens[i] == ':' || tokens[i] == '/') {
        return false;
      }
    }
    return true;
  }

  private static boolean onlyRuns(int[] tokens, int from, int end) {
    for (int i = from; i < end; i++) {
      if (!runs(tokens[i])) {
        return false;
      }
    }
    return true;
  }

  /** Goes over pairs of positions from which the ends may be reached, each once. */
  private boolean search(int from, int end, ResourcePattern other, int fromTheirs, int endTheirs) {
    int width = endTheirs - fromTheirs + 1;
    boolean[] seen = new boolean[(end - from + 1) * width];
    int[] open = new int[seen.length];
    int count = 0;
    seen[0] = true;
    open[count++] = 0;
    while (count > 0) {
      int state = open[--count];
      int mine = from + state / width;
      int theirs = fromTheirs + state % width;
      if (mine == end && theirs == endTheirs) {
        return true;
      }
      int a = mine < end ? tokens[mine] : 0;
      int b = theirs < endTheirs ? other.tokens[theirs] : 0;
      boolean aRuns = mine < end && runs(a);
      boolean bRuns = theirs < endTheirs && runs(b);
      if (aRuns) {
        count = visit(seen, open, count, state + width);
      }
      if (bRuns) {
        count = visit(seen, open, count, state + 1);
      }
      if (mine < end && theirs < endTheirs && !(aRuns && bRuns) && shareCharacter(a, b)) {
        count = visit(seen, open, count, state + (aRuns ? 0 : width) + (bRuns ? 0 : 1));
      }
    }
    return false;
  }

  private static int visit(boolean[] seen, int[] open, int count, int state) {
    if (seen[state]) {
      return count;
    }
    seen[state] = true;
    open[count] = state;
    return count + 1;
  }

  private static boolean runs(int token) {
    return token == ANY || token == WORD || token <= FIRST_VARIABLE;
  }

  private static boolean word(int token) {
    return token == WORD || token == WORD_CHARACTER;
  }

  private static boolean shareCharacter(int a, int b) {
    if (a >= 0 && b >= 0) {
      return a == b;
    }
    int other = word(a) ? b : word(b) ? a : ANY;
    return other != ':' && other != '/';
  }
}
