package dev.dormouse.api.signature;

import dev.dormouse.api.call.ApiException;
import dev.dormouse.api.call.ErrorType;
import dev.dormouse.api.call.Query;
import dev.dormouse.api.call.RawRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a request's claim from its Authorization header, or from its query if presigned. */
final class Claims {
  static final String ALGORITHM = "AWS4-HMAC-SHA256";
  static final String SIGNATURE = "X-Amz-Signature";

  private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");
  private static final int LONGEST_SECONDS = 604_800;

  private Claims() {}

  static Claim of(RawRequest request) {
    List<String> authorization = request.headerValues("Authorization");
    Query query = Query.parse(request.query());
    boolean presigned = query.first(SIGNATURE).isPresent();
    if (authorization.isEmpty() && !presigned) {
      throw ApiException.of(ErrorType.MISSING_AUTHENTICATION_TOKEN, "Missing Authentication Token");
    }
    if (authorization.size() > 1 || (presigned && !authorization.isEmpty())) {
      throw incomplete("The request carries more than one signature.");
    }
    return presigned ? presigned(query) : signed(request, authorization.getFirst(), query);
  }

  private static Claim signed(RawRequest request, String authorization, Query query) {
    if (!authorization.startsWith(ALGORITHM + " ")) {
      throw incomplete("Authorization header requires the algorithm " + ALGORITHM + ".");
    }
    Map<String, String> parts = parts(authorization.substring(ALGORITHM.length()));
    Instant signedAt = signedAt(request);
    return new Claim(
        scope(part(parts, "Credential")),
        signedAt,
        request.header("X-Amz-Date").orElseGet(() -> AmzDate.write(signedAt)),
        Duration.ZERO,
        headers(part(parts, "SignedHeaders")),
        signature(part(parts, "Signature")),
        query);
  }

  private static Claim presigned(Query query) {
    if (!parameter(query, "X-Amz-Algorithm").equals(ALGORITHM)) {
      throw incomplete("X-Amz-Algorithm must be " + ALGORITHM + ".");
    }
    String date = parameter(query, "X-Amz-Date");
    Query signed =
        new Query(
            query.parameters().stream().filter(each -> !each.name().equals(SIGNATURE)).toList());
    return new Claim(
        scope(parameter(query, "X-Amz-Credential")),
        AmzDate.parse(date).orElseThrow(Claims::noDate),
        date,
        validFor(parameter(query, "X-Amz-Expires")),
        headers(parameter(query, "X-Amz-SignedHeaders")),
        signature(parameter(query, SIGNATURE)),
        signed);
  }

  private static Map<String, String> parts(String text) {
    Map<String, String> parts = new HashMap<>();
    for (String part : text.split(",", -1)) {
      int equals = part.indexOf('=');
      if (equals < 0
          || parts.put(part.substring(0, equals).strip(), part.substring(equals + 1).strip())
              != null) {
        throw incomplete("Authorization header is not a list of different KEY=VALUE pairs.");
      }
    }
    return parts;
  }

  private static String part(Map<String, String> parts, String name) {
    String value = parts.get(name);
    if (value == null) {
      throw incomplete("Authorization header requires '" + name + "' parameter.");
    }
    return value;
  }

  private static String parameter(Query query, String name) {
    List<String> values = query.values(name);
    if (values.size() != 1) {
      throw incomplete("A presigned request requires one '" + name + "' parameter.");
    }
    return values.getFirst();
  }

  private static Instant signedAt(RawRequest request) {
    List<String> dates = request.headerValues("X-Amz-Date");
    if (dates.size() > 1) {
      throw incomplete("The request carries more than one X-Amz-Date.");
    }
    Optional<Instant> signedAt =
        dates.isEmpty()
            ? request.header("Date").flatMap(AmzDate::parseDateHeader)
            : AmzDate.parse(dates.getFirst());
    return signedAt.orElseThrow(Claims::noDate);
  }

  private static CredentialScope scope(String credential) {
    return CredentialScope.parse(credential)
        .orElseThrow(
            () ->
                incomplete(
                    "Credential must have exactly 5 slash-delimited elements:"
                        + " keyid/date/region/service/aws4_request."));
  }

  private static List<String> headers(String signed) {
    List<String> names = List.of(signed.split(";", -1));
    if (!names.contains("host")) {
      throw incomplete("'host' must be a 'SignedHeader' in the AWS Authorization.");
    }
    if (names.stream()
        .anyMatch(name -> name.isEmpty() || !name.equals(name.toLowerCase(Locale.ROOT)))) {
      throw incomplete("SignedHeaders must be in lower case, parted by semicolons.");
    }
    return names.stream().distinct().sorted().toList();
  }

  private static String signature(String text) {
    if (!HEX.matcher(text).matches()) {
      throw ApiException.of(ErrorType.INVALID_SIGNATURE, SigV4Authenticator.MISMATCH);
    }
    return text;
  }

  private static Duration validFor(String seconds) {
    if (!seconds.matches("[0-9]{1,6}")) {
      throw incomplete("X-Amz-Expires must be a number of seconds.");
    }
    int number = Integer.parseInt(seconds);
    if (number < 1 || number > LONGEST_SECONDS) {
      throw incomplete("X-Amz-Expires must be between 1 and " + LONGEST_SECONDS + " seconds.");
    }
    return Duration.ofSeconds(number);
  }

  private static ApiException noDate() {
    return incomplete("Date must be in ISO-8601 'basic format', in 'X-Amz-Date' or 'Date'.");
  }

  static ApiException incomplete(String message) {
    return ApiException.of(ErrorType.INCOMPLETE_SIGNATURE, message);
  }
}
