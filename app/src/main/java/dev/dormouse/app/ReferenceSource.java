package dev.dormouse.app;

import dev.dormouse.catalog.CatalogException;
import dev.dormouse.catalog.ReferenceReader;
import dev.dormouse.catalog.ServiceReference;
import dev.dormouse.catalog.ServiceReference.ReferenceService;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Where a service reference comes from: a folder, an archive of one, or AWS's endpoint. */
public final class ReferenceSource {
  /** AWS's public endpoint of the service reference. */
  public static final String AWS = "https://servicereference.us-east-1.amazonaws.com/";

  private static final String INDEX = "aws-servicereference-index.json";
  private static final int LARGEST_DOCUMENT = 64 << 20;
  private static final int CONNECTIONS = 8;
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private ReferenceSource() {}

  /** Gives the documents of a reference by name. */
  private interface Documents {
    InputStream open(String service) throws IOException;
  }

  /**
   * Reads a folder, or a {@code .tar.gz} of one, that holds the index and a document a service.
   *
   * @throws CatalogException naming the file and the place
   */
  public static ServiceReference files(Path path, LocalDate date) {
    try {
      if (Files.isDirectory(path)) {
        byte[] index = Files.readAllBytes(path.resolve(INDEX));
        return read(
            path.toString(),
            AWS,
            date,
            index,
            service -> Files.newInputStream(path.resolve(service + ".json")));
      }
      Map<String, byte[]> entries = untar(path);
      byte[] index = entries.get(INDEX);
      if (index == null) {
        throw new CatalogException(path + ": holds no " + INDEX);
      }
      return read(
          path.toString(),
          AWS,
          date,
          index,
          service -> {
            byte[] document = entries.get(service + ".json");
            if (document == null) {
              throw new IOException("the archive has no " + service + ".json");
            }
            return new ByteArrayInputStream(document);
          });
    } catch (IOException e) {
      throw new CatalogException(path + ": cannot be read: " + e.getMessage(), e);
    }
  }

  private static Map<String, byte[]> untar(Path path) throws IOException {
    Map<String, byte[]> entries = new HashMap<>();
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(new GZIPInputStream(Files.newInputStream(path), 1 << 16))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        if (entry.isFile()) {
          String name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
          entries.put(name, tar.readNBytes(LARGEST_DOCUMENT));
        }
      }
    }
    return entries;
  }

  private static ServiceReference read(
      String where, String source, LocalDate date, byte[] index, Documents documents)
      throws IOException {
    TreeMap<String, ReferenceService> services = new TreeMap<>();
    for (ReferenceReader.IndexEntry entry :
        ReferenceReader.index(new ByteArrayInputStream(index), where + ", " + INDEX)) {
      try (InputStream in = documents.open(entry.service())) {
        ReferenceService service =
            ReferenceReader.service(entry.service(), in, where + ", " + entry.service() + ".json");
        services.put(service.prefix(), service);
      }
    }
    return new ServiceReference(source, date, services);
  }

  /**
   * Fetches the index and every document it names, several at a time.
   *
   * @param progress told the number of documents fetched so far
   * @throws CatalogException naming the address that failed, and how
   */
  public static ServiceReference fetch(URI from, LocalDate date, Progress progress) {
    ExecutorService pool = Executors.newFixedThreadPool(CONNECTIONS);
    try {
      HttpClient client =
          HttpClient.newBuilder()
              .connectTimeout(TIMEOUT)
              .followRedirects(HttpClient.Redirect.NORMAL)
              .build();
      List<ReferenceReader.IndexEntry> index =
          ReferenceReader.index(new ByteArrayInputStream(get(client, from)), from.toString());
      List<Future<ReferenceService>> documents = new ArrayList<>();
      for (ReferenceReader.IndexEntry entry : index) {
        URI address = document(from, entry);
        documents.add(
            pool.submit(
                () ->
                    ReferenceReader.service(
                        entry.service(),
                        new ByteArrayInputStream(get(client, address)),
                        address.toString())));
      }
      IntConsumer fetched = progress.of(index.size());
      TreeMap<String, ReferenceService> services = new TreeMap<>();
      for (Future<ReferenceService> document : documents) {
        ReferenceService service = document.get();
        services.put(service.prefix(), service);
        fetched.accept(services.size());
      }
      return new ServiceReference(from.toString(), date, services);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof CatalogException cause
          ? cause
          : new CatalogException(from + ": " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CatalogException(from + ": interrupted", e);
    } finally {
      pool.shutdownNow();
    }
  }

  /** A mirror serves the documents beside its index, whatever host the index names. */
  private static URI document(URI from, ReferenceReader.IndexEntry entry) {
    URI address;
    try {
      address = from.resolve(entry.url());
    } catch (IllegalArgumentException e) {
      throw new CatalogException(from + ": bad address of " + entry.service(), e);
    }
    return from.getHost() != null && !from.getHost().equals(address.getHost())
        ? from.resolve(address.getRawPath())
        : address;
  }

  private static byte[] get(HttpClient client, URI address) {
    try {
      HttpResponse<InputStream> response =
          client.send(
              HttpRequest.newBuilder(address).timeout(TIMEOUT).build(),
              HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        if (response.statusCode() != 200) {
          throw new CatalogException(address + ": the server answered " + response.statusCode());
        }
        byte[] bytes = body.readNBytes(LARGEST_DOCUMENT + 1);
        if (bytes.length > LARGEST_DOCUMENT) {
          throw new CatalogException(address + ": larger than " + LARGEST_DOCUMENT + " bytes");
        }
        return bytes;
      }
    } catch (IOException | UncheckedIOException e) {
      throw new CatalogException(address + ": cannot be fetched: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CatalogException(address + ": interrupted", e);
    }
  }

  /** Shows how far a fetch has come. */
  @FunctionalInterface
  public interface Progress {
    /** Begins; the answer is told how many of {@code total} are done. */
    IntConsumer of(int total);
  }
}
