package dev.dormouse.api.call;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The members of a call, wherever its operation's model binds them: path, query or body. */
public final class Input {
  private static final Pattern DIGITS = Pattern.compile("-?[0-9]{1,9}");

  private final Call call;
  private final Problems problems = new Problems();

  public Input(Call call) {
    this.call = call;
  }

  public Problems problems() {
    return problems;
  }

  public Members body() {
    return new Members(call.body(), "", problems);
  }

  public String label(String name, TextRule rule) {
    return checked(name, call.labels().getOrDefault(name, ""), rule);
  }

  public Optional<String> query(String name, TextRule rule) {
    return one(name).map(value -> checked(name, value, rule));
  }

  public String requiredQuery(String name, TextRule rule) {
    Optional<String> value = query(name, rule);
    if (value.isEmpty()) {
      problems.missing(name);
    }
    return value.orElse("");
  }

  /** A whole number within bounds, both included. */
  public Optional<Integer> queryInteger(String name, int least, int most) {
    return one(name).map(value -> integer(name, value, least, most, problems, DIGITS));
  }

  /** A parameter that may stand several times. */
  public List<String> queryList(String name, int most, TextRule rule) {
    List<String> values = call.query().values(name);
    if (values.isEmpty()) {
      problems.missing(name);
    } else if (values.size() > most) {
      problems.violates(
          name, values.size() + " elements", "have length less than or equal to " + most);
    }
    return values.stream().map(value -> checked(name, value, rule)).toList();
  }

  /**
   * @throws ApiException naming every member that is wrong
   */
  public void check() {
    problems.check();
  }

  static int integer(
      String at, String text, int least, int most, Problems problems, Pattern syntax) {
    if (!syntax.matcher(text).matches()) {
      problems.violates(at, text, "be a whole number between " + least + " and " + most);
      return least;
    }
    int value = Integer.parseInt(text);
    if (value < least) {
      problems.violates(at, text, "have value greater than or equal to " + least);
      return least;
    }
    if (value > most) {
      problems.violates(at, text, "have value less than or equal to " + most);
      return most;
    }
    return value;
  }

  private Optional<String> one(String name) {
    List<String> values = call.query().values(name);
    if (values.size() > 1) {
      problems.add(name, "'" + name + "' is given " + values.size() + " times");
    }
    return values.stream().findFirst();
  }

  private String checked(String name, String value, TextRule rule) {
    if (!rule.holds().test(value)) {
      problems.violates(name, value, rule.constraint());
    }
    return value;
  }
}
