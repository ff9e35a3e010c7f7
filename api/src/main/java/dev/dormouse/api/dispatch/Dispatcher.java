package dev.dormouse.api.dispatch;

import dev.dormouse.analyzers.access.Caller;
import dev.dormouse.analyzers.port.AccessStore;
import dev.dormouse.analyzers.port.AnalyzerStore.ClientTokens;
import dev.dormouse.analyzers.port.StoreUnavailableException;
import dev.dormouse.api.call.Answer;
import dev.dormouse.api.call.ApiException;
import dev.dormouse.api.call.Authenticator;
import dev.dormouse.api.call.Call;
import dev.dormouse.api.call.ClientGoneException;
import dev.dormouse.api.call.Endpoint;
import dev.dormouse.api.call.ErrorType;
import dev.dormouse.api.call.Query;
import dev.dormouse.api.call.RawRequest;
import dev.dormouse.api.call.Reason;
import dev.dormouse.api.json.JsonReader;
import dev.dormouse.api.json.JsonSyntaxException;
import dev.dormouse.api.json.JsonValue.JsonObject;
import dev.dormouse.api.rate.Rate;
import dev.dormouse.api.rate.Throttle;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Answers requests. What goes wrong is an answer too; only {@link ClientGoneException} is thrown,
 * when there is nobody to answer.
 */
public final class Dispatcher {
  private static final int RETRY_SECONDS = 2;

  private final Router router;
  private final Authenticator authenticator;
  private final Throttle throttle;
  private final Idempotency idempotency;
  private final AuditTrail audit;
  private final ApiListener listener;
  private final InstantSource clock;
  private final Supplier<UUID> requestIds;

  /**
   * @param endpoints AWS's operations and the extensions; the first that matches is called
   */
  public Dispatcher(
      List<Endpoint> endpoints,
      Authenticator authenticator,
      Rate rate,
      ClientTokens tokens,
      AccessStore access,
      ApiListener listener,
      InstantSource clock,
      Supplier<UUID> requestIds) {
    this.router = new Router(endpoints);
    this.authenticator = authenticator;
    this.throttle = new Throttle(rate);
    this.idempotency = new Idempotency(tokens);
    this.audit = new AuditTrail(access, listener);
    this.listener = listener;
    this.clock = clock;
    this.requestIds = requestIds;
  }

  /**
   * @param requestId {@code x-amzn-RequestId} of the answer
   */
  public record Answered(String requestId, Answer answer) {}

  public Answered answer(RawRequest request) {
    Instant at = clock.instant();
    Progress progress = new Progress(requestIds.get().toString());
    Answer answer = answer(request, at, progress);
    audit(request, at, progress, answer);
    listener.answered(
        new ApiListener.Exchange(
            at,
            progress.requestId,
            request.method(),
            request.path(),
            progress.endpoint(),
            progress.caller(),
            request.address(),
            answer.status(),
            answer.headers().getOrDefault("X-Amzn-Errortype", ""),
            Duration.between(at, clock.instant())));
    return new Answered(progress.requestId, answer);
  }

  private Answer answer(RawRequest request, Instant at, Progress progress) {
    try {
      return run(request, at, progress);
    } catch (ApiException e) {
      return Answer.error(e);
    } catch (ClientGoneException e) {
      throw e;
    } catch (StoreUnavailableException e) {
      listener.failed(progress.requestId, e);
      return Answer.error(
          ApiException.retryable(
              ErrorType.SERVICE_UNAVAILABLE,
              "The store cannot be reached or written just now.",
              RETRY_SECONDS));
    } catch (RuntimeException | StackOverflowError e) {
      listener.failed(progress.requestId, e);
      return Answer.error(
          ApiException.retryable(
              ErrorType.INTERNAL_SERVER,
              "An internal fault; the server's log has it under request id " + progress.requestId,
              RETRY_SECONDS));
    }
  }

  private Answer run(RawRequest request, Instant at, Progress progress) {
    Router.Match match = router.match(request);
    progress.match = match;
    boolean signed = match.endpoint().permission().signed();
    Caller caller = signed ? authenticator.authenticate(request, at) : Caller.STRANGER;
    progress.caller = caller;
    if (!throttle.take(signed ? caller.name() : request.address(), at)) {
      throw ApiException.retryable(
          ErrorType.THROTTLING, "Rate exceeded", throttle.retryAfterSeconds());
    }
    Call call =
        new Call(
            match.endpoint().name(),
            caller,
            match.labels(),
            Query.parse(request.query()),
            read(request, () -> Authorizer.check(caller, match.endpoint())),
            at);
    progress.call = call;
    Authorizer.check(caller, match.endpoint());
    return idempotency.run(match.endpoint(), call);
  }

  /** The body; who may not call is told that, and not what is wrong with it. */
  private static JsonObject read(RawRequest request, Runnable authorization) {
    try {
      return body(request);
    } catch (ApiException e) {
      authorization.run();
      throw e;
    }
  }

  private static JsonObject body(RawRequest request) {
    byte[] bytes = request.body().bytes();
    if (bytes.length == 0) {
      return JsonObject.EMPTY;
    }
    try {
      if (JsonReader.read(bytes) instanceof JsonObject object) {
        return object;
      }
      throw ApiException.validation(Reason.CANNOT_PARSE, "The body is not a JSON object");
    } catch (JsonSyntaxException e) {
      throw ApiException.validation(Reason.CANNOT_PARSE, "The body is not JSON: " + e.getMessage());
    }
  }

  private void audit(RawRequest request, Instant at, Progress progress, Answer answer) {
    Router.Match match = progress.match;
    if (match != null && match.endpoint().permission().mutating()) {
      audit.append(
          new AuditTrail.Exchange(
              at,
              progress.requestId,
              match.endpoint().name(),
              progress.caller(),
              request.address(),
              answer.status()),
          progress.call,
          match.labels());
    }
  }
}
