package dev.dormouse.api.dispatch;

import dev.dormouse.analyzers.access.Caller;
import dev.dormouse.api.call.ApiException;
import dev.dormouse.api.call.Endpoint;
import dev.dormouse.api.call.ErrorType;
import dev.dormouse.api.call.Permission;

/** Decides who may call what; the one place that does. */
final class Authorizer {
  private Authorizer() {}

  /**
   * @throws ApiException AccessDeniedException, naming the operation
   */
  static void check(Caller caller, Endpoint endpoint) {
    Permission permission = endpoint.permission();
    if (!caller.role().includes(permission.role())) {
      throw denied(
          caller, endpoint, "its role is " + caller.role() + ", and it takes " + permission.role());
    }
    if (permission.everyAccount() && !caller.seesEverything()) {
      throw denied(caller, endpoint, "it is limited to some accounts, and this reaches all");
    }
  }

  private static ApiException denied(Caller caller, Endpoint endpoint, String why) {
    return ApiException.of(
        ErrorType.ACCESS_DENIED,
        "User: "
            + caller.name()
            + " is not authorized to perform: access-analyzer:"
            + endpoint.name()
            + " because "
            + why);
  }
}
