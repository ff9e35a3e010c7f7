package dev.dormouse.app;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The entry point. The only class that ends the process. */
@Command(
    name = "dormouse",
    mixinStandardHelpOptions = true,
    version = "dormouse 0.1.0-SNAPSHOT",
    description = "Finds AWS access that sleeps.")
public final class Main implements Runnable {
  private Main() {}

  public static void main(String[] args) {
    System.exit(new CommandLine(new Main()).execute(args));
  }

  @Override
  public void run() {
    CommandLine.usage(this, System.out);
  }
}
