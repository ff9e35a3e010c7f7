package dev.dormouse.api.dispatch;

import dev.dormouse.analyzers.access.Caller;
import dev.dormouse.api.call.Call;
import org.jspecify.annotations.Nullable;

/** How far a request has come, for the audit log if it goes no further. */
final class Progress {
  final String requestId;
  Router.@Nullable Match match;
  @Nullable Caller caller;
  @Nullable Call call;

  Progress(String requestId) {
    this.requestId = requestId;
  }

  /** The name of what was called; empty if there is no such thing. */
  String endpoint() {
    return match == null ? "" : match.endpoint().name();
  }

  /** Empty if nobody could be made out. */
  String caller() {
    return caller == null ? "" : caller.name();
  }
}
