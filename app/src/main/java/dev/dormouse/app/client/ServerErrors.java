package dev.dormouse.app.client;

import dev.dormouse.app.Exit;
import dev.dormouse.app.Failure;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Errors of the wire and of the API, each as one line and an exit code. */
final class ServerErrors {
  private final Endpoint endpoint;
  private final Credentials credentials;

  ServerErrors(Endpoint endpoint, Credentials credentials) {
    this.endpoint = endpoint;
    this.credentials = credentials;
  }

  Failure unreachable(IOException e) {
    String what =
        switch (e) {
          case ConnectException _ -> "no server answers";
          case NoRouteToHostException _ -> "there is no way to it";
          case UnknownHostException _ -> "nobody knows that host";
          case SocketTimeoutException _ -> "the server does not answer in time";
          case SSLException ssl ->
              "no safe connection: " + ssl.getMessage() + "; is its certificate trusted here?";
          default -> "the connection broke: " + e.getMessage();
        };
    String where = endpoint.uri() + " (" + endpoint.origin() + "): " + what;
    return new Failure(Exit.UNREACHABLE, e instanceof ConnectException ? where + start() : where);
  }

  private String start() {
    return endpoint.local()
        ? "; start one with: dormouse serve --account ID --source SNAPSHOT, or: dormouse serve"
            + " --sample"
        : "; is it running, and is this its address?";
  }

  Failure notDormouse() {
    return new Failure(
        Exit.UNREACHABLE,
        endpoint.uri() + " (" + endpoint.origin() + "): what answers there is no Dormouse server");
  }

  /**
   * @param type the header {@code X-Amzn-Errortype}
   * @param body the error's members
   */
  Failure refused(int status, @Nullable String type, Fields body) {
    if (type == null) {
      return notDormouse();
    }
    String message = body.find("message").orElse("status " + status);
    List<String> fields =
        body.objects("fieldList").stream().map(field -> field.text("message")).toList();
    for (String field : fields) {
      message = message.contains(field) ? message : message + "; " + field;
    }
    return new Failure(exit(status, type), message(status, type, message));
  }

  private static Exit exit(int status, String type) {
    if (type.startsWith("ResourceNotFound")) {
      return Exit.NOT_FOUND;
    }
    return status >= 500 ? Exit.UNREACHABLE : Exit.REFUSED;
  }

  private String message(int status, String type, String message) {
    if (type.startsWith("ResourceNotFound")) {
      return message;
    }
    if (status >= 500) {
      return endpoint.uri() + ": the server cannot answer: " + message;
    }
    String who = status == 403 ? " to " + credentials : "";
    return "the server refused" + who + ": " + message + " (" + type + ")";
  }
}
