package dev.dormouse.bench;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * How long a server takes from its process's start to the first 200 of {@code /health/ready}, in
 * seconds: the median of seven starts. Arguments: name of the figure, target, the command without
 * its port.
 */
public final class ReadyBenchmark {
  private static final int STARTS = 7;
  private static final long LONGEST_NANOS = 60_000_000_000L;
  private static final byte[] ASK =
      "GET /health/ready HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
          .getBytes(StandardCharsets.ISO_8859_1);

  private static final int FIRST_PORT = 18_000;
  private static final int LAST_PORT = 18_999;
  private static final int SILENCE_MILLIS = 2_000;

  private ReadyBenchmark() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    double[] seconds = new double[STARTS];
    for (int i = -1; i < STARTS; i++) {
      double took = start(Arrays.asList(args).subList(2, args.length).toArray(String[]::new));
      if (i >= 0) {
        seconds[i] = took;
      }
    }
    new Figure(args[0], Figure.median(seconds), "s", Double.parseDouble(args[1])).print();
  }

  private static double start(String[] command) throws IOException, InterruptedException {
    int port = freePort();
    String[] all =
        Stream.concat(Arrays.stream(command), Stream.of("--port", Integer.toString(port)))
            .toArray(String[]::new);
    long begin = System.nanoTime();
    Process server =
        new ProcessBuilder(all)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      while (!ready(port)) {
        if (!server.isAlive() || System.nanoTime() - begin > LONGEST_NANOS) {
          throw new IllegalStateException("the server does not become ready");
        }
        Thread.sleep(2);
      }
      return (System.nanoTime() - begin) / 1e9;
    } finally {
      server.destroy();
      server.waitFor();
    }
  }

  /** Below the ports that the system gives to clients, so that a probe never reaches itself. */
  private static int freePort() throws IOException {
    for (int port = FIRST_PORT; ; port++) {
      try (ServerSocket socket = new ServerSocket(port)) {
        return socket.getLocalPort();
      } catch (BindException e) {
        if (port == LAST_PORT) {
          throw e;
        }
      }
    }
  }

  private static boolean ready(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(SILENCE_MILLIS);
      socket.getOutputStream().write(ASK);
      String answer =
          new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
      return answer.startsWith("HTTP/1.1 200");
    } catch (IOException e) {
      return false;
    }
  }
}
