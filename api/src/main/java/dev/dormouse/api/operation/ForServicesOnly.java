package dev.dormouse.api.operation;

import dev.dormouse.api.call.Answer;
import dev.dormouse.api.call.ApiException;
import dev.dormouse.api.call.Call;
import dev.dormouse.api.call.ErrorType;
import dev.dormouse.api.call.Operation;

/** An operation that AWS keeps for its own services, as its documentation says. */
record ForServicesOnly() implements Operation {

  @Override
  public Answer run(Call call) {
    throw ApiException.of(ErrorType.ACCESS_DENIED, call.endpoint() + " is for AWS services only");
  }
}
