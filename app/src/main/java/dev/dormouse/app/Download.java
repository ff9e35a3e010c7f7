package dev.dormouse.app;

import dev.dormouse.catalog.CatalogException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Gets whole answers over HTTP, within limits. An answer that a later attempt may better (none, too
 * late, 429, 5xx) is asked for once more.
 *
 * @param patience how long an answer may take, from connecting to its last byte; the client's own
 *     limit ends at the first byte, so that a trickling server could hold it for ever
 * @param largest the greatest number of bytes of an answer
 */
record Download(HttpClient client, Duration patience, int largest) {
  private static final int ATTEMPTS = 2;

  /**
   * The bytes at an address.
   *
   * @throws CatalogException naming the address and what is wrong
   */
  byte[] get(URI address) {
    String problem = "";
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try {
        HttpResponse<byte[]> response = ask(address);
        int status = response.statusCode();
        if (status == 200) {
          return response.body();
        }
        problem = "the server answered " + status;
        if (status != 429 && status < 500) {
          break;
        }
      } catch (TimeoutException e) {
        problem = "no whole answer within " + patience.toMillis() / 1000.0 + " s";
      } catch (IOException e) {
        problem = "cannot be fetched: " + e;
      }
    }
    throw new CatalogException(address + ": " + problem);
  }

  private HttpResponse<byte[]> ask(URI address) throws IOException, TimeoutException {
    HttpRequest request = HttpRequest.newBuilder(address).timeout(patience).build();
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), largest));
    try {
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CatalogException(address + ": interrupted", e);
    } finally {
      answer.cancel(true);
    }
  }
}
