package dev.dormouse.api.operation;

import dev.dormouse.api.call.Answer;
import dev.dormouse.api.call.ApiException;
import dev.dormouse.api.call.Call;
import dev.dormouse.api.call.Operation;
import dev.dormouse.api.call.Reason;

/** An operation that AWS has and Dormouse has not: an error that every client can read. */
record Unavailable(String why) implements Operation {

  @Override
  public Answer run(Call call) {
    throw ApiException.validation(
        Reason.NOT_SUPPORTED, call.endpoint() + " is not available in Dormouse: " + why);
  }
}
