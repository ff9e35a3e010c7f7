package dev.dormouse.app;

import dev.dormouse.catalog.CatalogException;
import dev.dormouse.catalog.ReferenceReader;
import dev.dormouse.catalog.ReferenceReader.IndexEntry;
import dev.dormouse.catalog.ServiceReference;
import dev.dormouse.catalog.ServiceReference.ReferenceService;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/**
 * AWS's service reference over HTTP: the index at one address, and a document for every service at
 * the address that the index gives it. Of a mirror, whose index still names AWS, the documents are
 * asked from the mirror, by the same path: no host is asked but the one that the user named, and
 * those that it redirects to.
 *
 * @param from the address of the index
 * @param patience how long an answer may take, from connecting to its last byte
 * @param largest the greatest number of bytes of an answer
 */
record ReferenceServer(URI from, Duration patience, int largest) {
  /** AWS's public endpoint of the service reference. */
  static final String AWS = "https://servicereference.us-east-1.amazonaws.com/";

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int LARGEST_DOCUMENT = 64 << 20;
  private static final int CONNECTIONS = 8;

  /** After so many failures the rest is not asked for. */
  private static final int FAILURES_SHOWN = 5;

  /**
   * The server that answers at {@code from}.
   *
   * @throws Failure if that is no address of the web
   */
  static ReferenceServer at(String from) {
    try {
      URI address = URI.create(from);
      String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
      if ((scheme.equals("https") || scheme.equals("http")) && address.getHost() != null) {
        return new ReferenceServer(address, PATIENCE, LARGEST_DOCUMENT);
      }
    } catch (IllegalArgumentException e) {
      throw new Failure(Exit.USAGE, "not an address: \"" + from + "\": " + e.getMessage());
    }
    throw new Failure(Exit.USAGE, "not an http or https address: \"" + from + '"');
  }

  /**
   * Fetches the index and every document that it names, several at a time.
   *
   * @param progressOf shows how many of so many documents are here
   * @throws CatalogException naming each address that failed, and how; there are no half references
   */
  ServiceReference fetch(LocalDate date, IntFunction<Progress> progressOf) {
    try (HttpClient client = client();
        ExecutorService pool = Executors.newFixedThreadPool(CONNECTIONS)) {
      Download download = new Download(client, patience, largest);
      try {
        List<IndexEntry> index = index(download);
        List<Future<ReferenceService>> documents = new ArrayList<>();
        for (IndexEntry entry : index) {
          documents.add(pool.submit(() -> service(entry, download)));
        }
        try (Progress progress = progressOf.apply(index.size())) {
          return new ServiceReference(from.toString(), date, collect(documents, progress));
        }
      } finally {
        pool.shutdownNow();
        client.shutdownNow();
      }
    }
  }

  private HttpClient client() {
    return HttpClient.newBuilder()
        .connectTimeout(patience)
        .followRedirects(HttpClient.Redirect.NORMAL)
        .build();
  }

  private List<IndexEntry> index(Download download) {
    byte[] bytes = download.get(from);
    return ReferenceReader.index(new ByteArrayInputStream(bytes), from.toString());
  }

  private ReferenceService service(IndexEntry entry, Download download) {
    URI address = address(entry);
    byte[] bytes = download.get(address);
    return ReferenceReader.service(
        entry.service(), new ByteArrayInputStream(bytes), address.toString());
  }

  private URI address(IndexEntry entry) {
    try {
      URI address = from.resolve(entry.url());
      String path = String.valueOf(address.getRawPath());
      return from.resolve(path.startsWith("/") ? path : "/" + path);
    } catch (IllegalArgumentException e) {
      throw new CatalogException(
          from + ": bad address of " + entry.service() + ": \"" + entry.url() + '"', e);
    }
  }

  private TreeMap<String, ReferenceService> collect(
      List<Future<ReferenceService>> documents, Progress progress) {
    TreeMap<String, ReferenceService> services = new TreeMap<>();
    List<String> failures = new ArrayList<>();
    for (Future<ReferenceService> document : documents) {
      try {
        ReferenceService service = document.get();
        services.put(service.prefix(), service);
        progress.to(services.size());
      } catch (ExecutionException e) {
        failures.add(reason(e));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CatalogException(from + ": interrupted", e);
      }
      if (failures.size() == FAILURES_SHOWN) {
        failures.add("giving up after %d failures".formatted(FAILURES_SHOWN));
        break;
      }
    }
    if (!failures.isEmpty()) {
      throw new CatalogException(String.join("; ", failures));
    }
    return services;
  }

  private static String reason(ExecutionException e) {
    return switch (e.getCause()) {
      case CatalogException known -> String.valueOf(known.getMessage());
      case null, default -> throw new IllegalStateException(e);
    };
  }
}
