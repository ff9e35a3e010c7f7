package dev.dormouse.api.call;

import java.io.Serializable;

/**
 * One element of ValidationException's {@code fieldList}.
 *
 * @param name the member's path, such as {@code archiveRules[0].ruleName}
 */
public record FieldError(String name, String message) implements Serializable {
  private static final long serialVersionUID = 1L;
}
