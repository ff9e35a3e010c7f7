package dev.dormouse.app.client;

import dev.dormouse.app.Exit;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** A command that asks a server. */
abstract class ServerCommand implements Callable<Integer> {
  @Mixin ConnectionOptions connection = new ConnectionOptions();

  private final Context context;

  ServerCommand(Context context) {
    this.context = context;
  }

  final Context context() {
    return context;
  }

  abstract void run(ServerClient server, Printer out);

  @Override
  public final Integer call() {
    Printer out = new Printer(context.session());
    run(connection.connect(context), out);
    out.finish();
    return Exit.OK.code();
  }
}
