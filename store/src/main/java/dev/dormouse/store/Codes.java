package dev.dormouse.store;

import dev.dormouse.analyzers.AnalyzerStatus;
import dev.dormouse.analyzers.AnalyzerType;
import dev.dormouse.analyzers.StatusReason;
import dev.dormouse.analyzers.access.Role;
import dev.dormouse.analyzers.life.AccountAnalysis;
import dev.dormouse.analyzers.life.FindingError;
import dev.dormouse.analyzers.life.FindingStatus;
import dev.dormouse.findings.FindingType;
import dev.dormouse.policy.PrincipalKind;
import java.util.function.ToIntFunction;

/**
 * The numbers that stand for enumerations. They are in databases: one is never changed nor given
 * away again. Those that lists sort by have the order of their names in AWS's API.
 */
final class Codes {
  private Codes() {}

  static int of(FindingStatus status) {
    return switch (status) {
      case ACTIVE -> 0;
      case ARCHIVED -> 1;
      case RESOLVED -> 2;
    };
  }

  static int of(FindingType type) {
    return switch (type) {
      case UNUSED_IAM_ROLE -> 0;
      case UNUSED_IAM_USER_ACCESS_KEY -> 1;
      case UNUSED_IAM_USER_PASSWORD -> 2;
      case UNUSED_PERMISSION -> 3;
    };
  }

  static int of(PrincipalKind kind) {
    return switch (kind) {
      case ROLE -> 0;
      case USER -> 1;
    };
  }

  static int of(FindingError error) {
    return switch (error) {
      case INTERNAL_ERROR -> 0;
      case ACCESS_DENIED -> 1;
    };
  }

  static int of(AnalyzerType type) {
    return switch (type) {
      case ACCOUNT_UNUSED_ACCESS -> 0;
      case ORGANIZATION_UNUSED_ACCESS -> 1;
    };
  }

  static int of(AnalyzerStatus status) {
    return switch (status) {
      case ACTIVE -> 0;
      case DISABLED -> 1;
      case FAILED -> 2;
    };
  }

  static int of(StatusReason reason) {
    return switch (reason) {
      case AWS_SERVICE_ACCESS_DISABLED -> 0;
      case DELEGATED_ADMINISTRATOR_DEREGISTERED -> 1;
      case ORGANIZATION_DELETED -> 2;
      case SERVICE_LINKED_ROLE_CREATION_FAILED -> 3;
    };
  }

  static int of(AccountAnalysis.Outcome outcome) {
    return switch (outcome) {
      case COMPLETE -> 0;
      case INCOMPLETE -> 1;
      case FAILED -> 2;
    };
  }

  static int of(Role role) {
    return switch (role) {
      case VIEWER -> 0;
      case OPERATOR -> 1;
      case ADMIN -> 2;
    };
  }

  /** The one of {@code values} that the number stands for. */
  static <E extends Enum<E>> E decode(int code, E[] values, ToIntFunction<E> codes) {
    for (E value : values) {
      if (codes.applyAsInt(value) == code) {
        return value;
      }
    }
    throw new IllegalStateException("the store holds an unknown code: " + code);
  }

  static FindingStatus findingStatus(int code) {
    return decode(code, FindingStatus.values(), Codes::of);
  }

  static FindingType findingType(int code) {
    return decode(code, FindingType.values(), Codes::of);
  }

  static PrincipalKind principalKind(int code) {
    return decode(code, PrincipalKind.values(), Codes::of);
  }

  static FindingError findingError(int code) {
    return decode(code, FindingError.values(), Codes::of);
  }
}
