package dev.dormouse.policy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A pattern as a list of tokens, compared with others by walking all pairs of positions: slow,
 * exact and without a thought for the shape of patterns. Only for checking the engine.
 */
record NaivePattern(List<Token> tokens) {

  sealed interface Token {}

  record Char(char value) implements Token {}

  /** Exactly one character, but none of {@code except}. */
  record One(String except) implements Token {}

  /** Any run of characters, but none of {@code except}. */
  record Run(String except) implements Token {}

  /** A policy variable: one text that nobody knows, the same wherever the name is the same. */
  record Variable(String name) implements Token {}

  /** A character that stands for all that no pattern names. */
  private static final char OTHER = '\0';

  NaivePattern {
    tokens = List.copyOf(tokens);
  }

  /** This complete ARN pattern, its wildcards before the fifth colon kept between their colons. */
  NaivePattern aligned() {
    List<Token> aligned = new ArrayList<>();
    for (Token token : tokens) {
      aligned.add(colons(aligned) < 5 ? narrow(token) : token);
    }
    return new NaivePattern(aligned);
  }

  private static Token narrow(Token token) {
    return switch (token) {
      case Char _, Variable _ -> token;
      case One _ -> new One(":/");
      case Run _ -> new Run(":/");
    };
  }

  static long colons(List<Token> tokens) {
    return tokens.stream().filter(new Char(':')::equals).count();
  }

  /** Whether some text is matched by both; a variable may be any text. */
  boolean meets(NaivePattern other) {
    record Place(int mine, int theirs) {}
    Set<Place> seen = new HashSet<>();
    Deque<Place> open = new ArrayDeque<>(List.of(new Place(0, 0)));
    while (!open.isEmpty()) {
      Place at = open.pop();
      if (!seen.add(at)) {
        continue;
      }
      if (at.mine == tokens.size() && at.theirs == other.tokens.size()) {
        return true;
      }
      if (runsAt(at.mine)) {
        open.push(new Place(at.mine + 1, at.theirs));
      }
      if (other.runsAt(at.theirs)) {
        open.push(new Place(at.mine, at.theirs + 1));
      }
      if (at.mine < tokens.size() && at.theirs < other.tokens.size()) {
        Token a = tokens.get(at.mine);
        Token b = other.tokens.get(at.theirs);
        char c = a instanceof Char(char only) ? only : b instanceof Char(char only) ? only : OTHER;
        if (admits(a, c) && admits(b, c)) {
          open.push(
              new Place(
                  runsAt(at.mine) ? at.mine : at.mine + 1,
                  other.runsAt(at.theirs) ? at.theirs : at.theirs + 1));
        }
      }
    }
    return false;
  }

  private boolean runsAt(int index) {
    return index < tokens.size()
        && (tokens.get(index) instanceof Run || tokens.get(index) instanceof Variable);
  }

  private static boolean admits(Token token, char c) {
    return switch (token) {
      case Char(char value) -> value == c;
      case One(String except) -> except.indexOf(c) < 0;
      case Run(String except) -> except.indexOf(c) < 0;
      case Variable _ -> true;
    };
  }

  /** Whether every text that {@code other} matches is matched by this, whatever variables hold. */
  boolean contains(NaivePattern other) {
    record State(int theirs, BitSet mine) {}
    if (!meets(other)) {
      return false;
    }
    Set<Token> characters = new HashSet<>(List.of(new Char(OTHER), new Char(':'), new Char('/')));
    tokens.stream().filter(Char.class::isInstance).forEach(characters::add);
    Set<State> seen = new HashSet<>();
    Deque<State> open = new ArrayDeque<>(List.of(new State(0, start())));
    while (!open.isEmpty()) {
      State at = open.pop();
      if (!seen.add(at)) {
        continue;
      }
      if (at.theirs == other.tokens.size()) {
        if (!at.mine.get(tokens.size())) {
          return false;
        }
        continue;
      }
      if (at.mine.isEmpty()) {
        return false;
      }
      Token token = other.tokens.get(at.theirs);
      boolean runs = token instanceof Run;
      if (runs) {
        open.push(new State(at.theirs + 1, at.mine));
      }
      for (Token step : stepsOf(token, characters)) {
        open.push(new State(runs ? at.theirs : at.theirs + 1, after(at.mine, step)));
      }
    }
    return true;
  }

  /**
   * What {@code token} may stand for, one step of it: a variable, or each character that matters.
   */
  private static List<Token> stepsOf(Token token, Set<Token> characters) {
    return switch (token) {
      case Char one -> List.of(one);
      case Variable one -> List.of(one);
      case One wide -> characters.stream().filter(c -> admits(wide, ((Char) c).value)).toList();
      case Run wide -> characters.stream().filter(c -> admits(wide, ((Char) c).value)).toList();
    };
  }

  private BitSet after(BitSet places, Token step) {
    BitSet next = new BitSet();
    for (int place = 0; place < tokens.size(); place++) {
      if (places.get(place) && takes(tokens.get(place), step)) {
        next.set(tokens.get(place) instanceof Run ? place : place + 1);
      }
    }
    return skippingRuns(next);
  }

  private static boolean takes(Token token, Token step) {
    return switch (step) {
      case Char(char c) -> !(token instanceof Variable) && admits(token, c);
      case Variable variable -> token.equals(variable) || token.equals(new Run(""));
      case One _ -> false;
      case Run _ -> false;
    };
  }

  private BitSet start() {
    BitSet start = new BitSet();
    start.set(0);
    return skippingRuns(start);
  }

  private BitSet skippingRuns(BitSet places) {
    for (int place = 0; place < tokens.size(); place++) {
      if (places.get(place) && tokens.get(place) instanceof Run) {
        places.set(place + 1);
      }
    }
    return places;
  }
}
