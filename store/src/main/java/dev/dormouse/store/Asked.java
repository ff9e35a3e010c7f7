package dev.dormouse.store;

import dev.dormouse.analyzers.Criterion;
import dev.dormouse.analyzers.Filter;
import dev.dormouse.analyzers.FilterKey;
import dev.dormouse.analyzers.life.FindingError;
import dev.dormouse.analyzers.life.FindingStatus;
import dev.dormouse.findings.FindingType;
import dev.dormouse.policy.PrincipalKind;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a filter asks of the attributes with few values, found out by trying them all. An index can
 * be walked for each combination of the values that are left.
 *
 * @param accounts null for any
 * @param errors codes; {@code noError}: findings without one match
 */
record Asked(
    List<Integer> types,
    List<Integer> statuses,
    List<Integer> kinds,
    List<Integer> errors,
    boolean noError,
    @Nullable Set<String> accounts) {

  static Asked of(Filter filter, Set<String> visible) {
    return new Asked(
        codes(
            filter, FilterKey.FINDING_TYPE, FindingType.values(), FindingType::wireName, Codes::of),
        codes(filter, FilterKey.STATUS, FindingStatus.values(), Enum::name, Codes::of),
        codes(
            filter,
            FilterKey.RESOURCE_TYPE,
            PrincipalKind.values(),
            PrincipalKind::resourceType,
            Codes::of),
        codes(filter, FilterKey.ERROR, FindingError.values(), Enum::name, Codes::of),
        matches(filter, FilterKey.ERROR, null),
        accounts(filter, visible));
  }

  Asked ofType(int type) {
    return new Asked(List.of(type), statuses, kinds, errors, noError, accounts);
  }

  Asked ofStatus(int status) {
    return new Asked(types, List.of(status), kinds, errors, noError, accounts);
  }

  Asked ofKind(int kind) {
    return new Asked(types, statuses, List.of(kind), errors, noError, accounts);
  }

  Asked ofAccount(String account) {
    return new Asked(types, statuses, kinds, errors, noError, Set.of(account));
  }

  boolean nothing() {
    return types.isEmpty()
        || statuses.isEmpty()
        || kinds.isEmpty()
        || (errors.isEmpty() && !noError)
        || (accounts != null && accounts.isEmpty());
  }

  boolean anyKind() {
    return kinds.size() == PrincipalKind.values().length;
  }

  boolean anyStatus() {
    return statuses.size() == FindingStatus.values().length;
  }

  boolean anyType() {
    return types.size() == FindingType.values().length;
  }

  boolean anyError() {
    return noError && errors.size() == FindingError.values().length;
  }

  private static <E> List<Integer> codes(
      Filter filter,
      FilterKey key,
      E[] values,
      Function<E, String> name,
      Function<E, Integer> code) {
    return Arrays.stream(values)
        .filter(value -> matches(filter, key, name.apply(value)))
        .map(code)
        .toList();
  }

  /** The accounts that can match at all; whether they do is asked of each row besides. */
  private static @Nullable Set<String> accounts(Filter filter, Set<String> visible) {
    Criterion criterion = filter.criteria().get(FilterKey.RESOURCE_OWNER_ACCOUNT);
    if (criterion == null || !onlyThese(criterion, filter.operators())) {
      return visible.isEmpty() ? null : visible;
    }
    return criterion.eq().stream()
        .filter(account -> visible.isEmpty() || visible.contains(account))
        .filter(Texts::storable)
        .collect(Collectors.toSet());
  }

  /** Whether nothing but the values of {@code eq} can match. */
  private static boolean onlyThese(Criterion criterion, Filter.Operators operators) {
    boolean alone =
        criterion.neq().isEmpty() && criterion.contains().isEmpty() && criterion.exists() == null;
    return !criterion.eq().isEmpty() && (alone || operators == Filter.Operators.ALL);
  }

  /**
   * @param value null where the finding has no such attribute
   */
  private static boolean matches(Filter filter, FilterKey key, @Nullable String value) {
    Criterion criterion = filter.criteria().get(key);
    return criterion == null || criterion.matches(value, filter.operators());
  }
}
