package dev.dormouse.bench;

import dev.dormouse.testing.Signer;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A running server on the store of {@link StoreBenchmark}, asked over loopback: how long answers
 * take one after another, how many a second there are at once, and how much memory is resident
 * then. Arguments: endpoint, credentials file, process id.
 */
public final class ServerBenchmark {
  private static final String ARN =
      "arn:aws:access-analyzer:" + Signer.REGION + ":111122223333:analyzer/bench";
  private static final Pattern TOKEN = Pattern.compile("\"nextToken\":\"([^\"]+)\"");
  private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");
  private static final int PAGE = 1_000;
  private static final int CALLS = 1_000;
  private static final int WARM_UP = 1_500;
  private static final int CONNECTIONS = 8;
  private static final long WARM_UP_NANOS = 5_000_000_000L;
  private static final long MEASURED_NANOS = 15_000_000_000L;

  private final URI endpoint;
  private final Signer signer;

  private ServerBenchmark(URI endpoint, Signer signer) {
    this.endpoint = endpoint;
    this.signer = signer;
  }

  public static void main(String[] args)
      throws IOException, InterruptedException, ExecutionException {
    ServerBenchmark benchmark =
        new ServerBenchmark(URI.create(args[0]), Signer.of(Path.of(args[1])));
    benchmark.answers();
    benchmark.throughput();
    resident(args[2]);
  }

  private void answers() throws IOException {
    try (ApiConnection connection = new ApiConnection(endpoint, signer)) {
      measure(connection, "first-page", 10, "POST", "/findingv2", page(100, ""));
      String token = "";
      for (int i = 1; i < PAGE; i++) {
        token = next(connection.call("POST", "/findingv2", page(100, token)));
      }
      measure(connection, "page-" + PAGE, 10, "POST", "/findingv2", page(100, token));
      String statistics = "{\"analyzerArn\":\"" + ARN + "\"}";
      measure(connection, "statistics", 20, "POST", "/analyzer/findings/statistics", statistics);
      String target = "/findingv2/" + administrator(connection) + "?analyzerArn=" + encoded(ARN);
      measure(connection, "administrator", 10, "GET", target, "");
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String page(int rows, String token) {
    return "{\"analyzerArn\":\""
        + ARN
        + "\",\"filter\":{\"findingType\":{\"eq\":[\"UnusedPermission\"]},"
        + "\"resourceOwnerAccount\":{\"eq\":[\""
        + SampleFindings.LARGE_ACCOUNT
        + "\"]}},\"maxResults\":"
        + rows
        + (token.isEmpty() ? "" : ",\"nextToken\":\"" + token + "\"")
        + "}";
  }

  private static String next(String answer) {
    return found(TOKEN, answer);
  }

  private static String found(Pattern pattern, String answer) {
    Matcher matcher = pattern.matcher(answer);
    if (!matcher.find()) {
      throw new IllegalStateException("no " + pattern + " in " + answer);
    }
    return matcher.group(1);
  }

  /** The sample's first administrator role. */
  private static String administrator(ApiConnection connection) throws IOException {
    String arn = "arn:aws:iam::" + SampleFindings.LARGE_ACCOUNT + ":role/team/service-role-1";
    String body =
        "{\"analyzerArn\":\"" + ARN + "\",\"filter\":{\"resource\":{\"eq\":[\"" + arn + "\"]}}}";
    return found(ID, connection.call("POST", "/findingv2", body));
  }

  /** From the request's first byte to the answer's last, in milliseconds; one call at a time. */
  private static void measure(
      ApiConnection connection, String what, double target, String method, String path, String body)
      throws IOException {
    double[] costs = new double[CALLS];
    for (int i = -WARM_UP; i < CALLS; i++) {
      byte[] request = connection.request(method, path, body);
      long start = System.nanoTime();
      connection.send(request);
      if (i >= 0) {
        costs[i] = (System.nanoTime() - start) / 1e6;
      }
    }
    Arrays.sort(costs);
    print(what + "-median", costs[CALLS / 2], "ms", target);
    print(what + "-p99", costs[CALLS * 99 / 100], "ms", target);
  }

  private void throughput() throws InterruptedException, ExecutionException {
    long begin = System.nanoTime() + WARM_UP_NANOS;
    long answered = 0;
    try (ExecutorService clients = Executors.newFixedThreadPool(CONNECTIONS)) {
      List<Callable<Long>> loops = new ArrayList<>();
      for (int i = 0; i < CONNECTIONS; i++) {
        loops.add(() -> answered(begin, begin + MEASURED_NANOS));
      }
      for (Future<Long> loop : clients.invokeAll(loops)) {
        answered += loop.get();
      }
    }
    print("signed-pages-of-20", answered / (MEASURED_NANOS / 1e9), "1/s", 1_000);
  }

  private long answered(long begin, long end) throws IOException {
    long answered = 0;
    String body = page(20, "");
    try (ApiConnection connection = new ApiConnection(endpoint, signer)) {
      for (long now = System.nanoTime(); now < end; now = System.nanoTime()) {
        connection.call("POST", "/findingv2", body);
        if (now >= begin) {
          answered++;
        }
      }
    }
    return answered;
  }

  private static void resident(String process) throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc", process, "status"))) {
      if (line.startsWith("VmRSS:")) {
        double kib = Double.parseDouble(line.replaceAll("[^0-9]", ""));
        print("resident", kib * 1024 / 1e6, "MB", 300);
      }
    }
  }

  private static void print(String what, double value, String unit, double target) {
    new Figure("serve-sqlite-" + what, value, unit, target).print();
  }
}
