package dev.dormouse.api.call;

import java.util.ArrayList;
import java.util.List;

/** What is wrong with the members of one request; collected, so that one answer names all. */
public final class Problems {
  private static final int TOLD = 50;

  private final List<FieldError> found = new ArrayList<>();

  /** What is known to be wrong is not told again for what follows from it. */
  public void add(String path, String message) {
    if (found.size() < TOLD && found.stream().noneMatch(known -> known.name().equals(path))) {
      found.add(new FieldError(path, message));
    }
  }

  void missing(String path) {
    add(path, "Value null at '" + path + "' failed to satisfy constraint: Member must not be null");
  }

  public void violates(String path, String value, String constraint) {
    add(
        path,
        "Value '"
            + Texts.quoted(value)
            + "' at '"
            + path
            + "' failed to satisfy constraint: Member must "
            + constraint);
  }

  /** Whether nothing is wrong so far. */
  public boolean none() {
    return found.isEmpty();
  }

  /**
   * @throws ApiException if anything is wrong
   */
  public void check() {
    if (!found.isEmpty()) {
      throw ApiException.validation(found);
    }
  }
}
