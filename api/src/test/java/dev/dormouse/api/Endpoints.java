package dev.dormouse.api;

import dev.dormouse.api.call.Endpoint;
import dev.dormouse.api.extension.DormouseApi;
import dev.dormouse.api.operation.AccessAnalyzerApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Every operation that a server answers: AWS's and Dormouse's own. */
final class Endpoints {
  private Endpoints() {}

  /**
   * @param folder for the store of a server that is asked for them
   */
  static List<Endpoint> all(Path folder) {
    List<Endpoint> all = new ArrayList<>();
    try (ServerFixture other = new ServerFixture(Files.createDirectories(folder))) {
      ServerFixture.Wishes wishes =
          new ServerFixture.Wishes(
              it -> it,
              it -> it,
              services -> {
                all.addAll(AccessAnalyzerApi.endpoints(services));
                all.addAll(DormouseApi.endpoints(services, other.database.access()));
                return List.of();
              });
      Path own = Files.createDirectories(folder.resolve("own"));
      new ServerFixture(own, wishes).close();
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
