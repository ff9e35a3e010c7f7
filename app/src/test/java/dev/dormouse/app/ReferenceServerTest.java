package dev.dormouse.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dormouse.catalog.CatalogException;
import dev.dormouse.catalog.ServiceReference;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceServerTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 24);
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int LARGEST = 1 << 20;

  private final ReferenceHost host;

  ReferenceServerTest() throws IOException {
    host = ReferenceHost.madeUp();
  }

  @AfterEach
  void stop() {
    host.close();
  }

  private ServiceReference fetch() {
    return fetch(PATIENCE, LARGEST);
  }

  private ServiceReference fetch(Duration patience, int largest) {
    Session session =
        new Session(
            new PrintStream(new ByteArrayOutputStream()),
            new PrintStream(new ByteArrayOutputStream()),
            false,
            false,
            Clock.systemUTC(),
            Map.of());
    return new ReferenceServer(URI.create(host.address()), patience, largest)
        .fetch(DAY, total -> new Progress(session, "documents", total));
  }

  @Test
  void fetchesTheIndexAndEveryDocument() {
    ServiceReference reference = fetch();

    assertThat(reference.source()).isEqualTo(host.address());
    assertThat(reference.date()).isEqualTo(DAY);
    assertThat(reference.services().keySet()).containsExactly("gate", "larder", "zoo");
    assertThat(reference.actionCount()).isEqualTo(8);
  }

  @Test
  void asksAMirrorForTheDocumentsAlthoughItsIndexNamesAnotherHost() {
    fetch();

    assertThat(host.asked("/v1/zoo/zoo.json")).isEqualTo(1);
  }

  @Test
  void takesAddressesThatAreRelativeToTheIndex() {
    host.publish(ReferenceFiles.INDEX, "[{\"service\":\"zoo\",\"url\":\"v1/zoo/zoo.json\"}]");

    assertThat(fetch().services().keySet()).containsExactly("zoo");
  }

  @Test
  void fetchesTheSameAsTheFolderHolds() {
    ServiceReference folder = ReferenceFiles.read(ReferenceHost.folder(), "folder", DAY);

    assertThat(fetch().services()).isEqualTo(folder.services());
  }

  @Test
  void namesTheAddressAndTheStatusAfterASecondAttempt() {
    host.fail("zoo.json", ReferenceHost.status(500));

    assertThatThrownBy(this::fetch)
        .isInstanceOf(CatalogException.class)
        .hasMessage(host.address("zoo") + ": the server answered 500");
    assertThat(host.asked("/v1/zoo/zoo.json")).isEqualTo(2);
  }

  @Test
  void goesOnWhenTheSecondAttemptSucceeds() {
    boolean[] failed = {false};
    byte[] gate =
        "{\"Name\":\"gate\",\"Actions\":[{\"Name\":\"A\",\"Annotations\":{\"Properties\":{}}}]}"
            .getBytes(StandardCharsets.UTF_8);
    host.fail(
        "gate.json",
        exchange -> {
          exchange.sendResponseHeaders(failed[0] ? 200 : 503, failed[0] ? gate.length : -1);
          if (failed[0]) {
            exchange.getResponseBody().write(gate);
          }
          failed[0] = true;
        });

    assertThat(fetch().services()).containsKey("gate");
  }

  @Test
  void aServiceThatIsMissingIsNotLeftOut() {
    host.withdraw("larder.json");

    assertThatThrownBy(this::fetch)
        .hasMessage(host.address("larder") + ": the server answered 404");
    assertThat(host.asked("/v1/larder/larder.json")).isEqualTo(1);
  }

  @Test
  void namesEveryAddressThatFailed() {
    host.withdraw("larder.json");
    host.fail("zoo.json", ReferenceHost.status(403));

    assertThatThrownBy(this::fetch)
        .hasMessageContaining(host.address("larder") + ": the server answered 404; ")
        .hasMessageContaining(host.address("zoo") + ": the server answered 403");
  }

  @Test
  void givesUpAfterSomeFailures() {
    StringBuilder index = new StringBuilder("[");
    for (int i = 0; i < 100; i++) {
      index.append("{\"service\":\"s%d\",\"url\":\"/v1/s%d/s%d.json\"},".formatted(i, i, i));
    }
    host.publish(ReferenceFiles.INDEX, index.append("{\"service\":\"z\",\"url\":\"/z\"}]") + "");

    assertThatThrownBy(this::fetch)
        .hasMessageContaining(host.address("s0") + ": the server answered 404")
        .hasMessageEndingWith("giving up after 5 failures");
  }

  @Test
  void namesAnAddressThatNeverAnswers() {
    host.fail("zoo.json", host.silence());

    assertThatThrownBy(() -> fetch(Duration.ofMillis(500), LARGEST))
        .isInstanceOf(CatalogException.class)
        .hasMessageStartingWith(host.address("zoo") + ": ");
  }

  @Test
  void namesAnAddressThatNeverEndsItsAnswer() {
    host.fail("zoo.json", host.trickle());

    assertThatThrownBy(() -> fetch(Duration.ofMillis(500), LARGEST))
        .isInstanceOf(CatalogException.class)
        .hasMessage(host.address("zoo") + ": no whole answer within 0.5 s");
  }

  @Test
  void namesAnAddressWhoseAnswerIsTooLarge() {
    host.publish("zoo.json", " ".repeat(5_000));

    assertThatThrownBy(() -> fetch(PATIENCE, 4_000))
        .isInstanceOf(CatalogException.class)
        .hasMessageStartingWith(host.address("zoo") + ": cannot be fetched: ");
  }

  @Test
  void namesADocumentThatBreaksOff() {
    host.publish("zoo.json", "{\"Name\":\"zoo\",\"Actions\":[{\"Name\":");

    assertThatThrownBy(this::fetch)
        .hasMessageStartingWith(host.address("zoo") + ": line 1")
        .hasMessageContaining("not valid JSON");
  }

  @Test
  void namesAnotherServicesDocument() {
    host.publish(
        "zoo.json",
        "{\"Name\":\"s3\",\"Actions\":[{\"Name\":\"A\",\"Annotations\":{\"Properties\":{}}}]}");

    assertThatThrownBy(this::fetch)
        .hasMessage(host.address("zoo") + ": the document of \"s3\", not of \"zoo\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>maintenance</html>", "[]", "{\"service\":\"zoo\"}", "[{}]"})
  void namesAnIndexThatIsNone(String index) {
    host.publish(ReferenceFiles.INDEX, index);

    assertThatThrownBy(this::fetch)
        .isInstanceOf(CatalogException.class)
        .hasMessageStartingWith(host.address() + ": ");
  }

  @Test
  void namesAServerThatIsNotThere() {
    host.close();

    assertThatThrownBy(this::fetch)
        .isInstanceOf(CatalogException.class)
        .hasMessageStartingWith(host.address() + ": cannot be fetched: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "servicereference", "file:///etc/passwd", "ftp://host/", "http://", "a b"})
  void refusesWhatIsNoAddressOfTheWeb(String address) {
    assertThatThrownBy(() -> ReferenceServer.at(address))
        .isInstanceOfSatisfying(
            Failure.class, failure -> assertThat(failure.exit()).isEqualTo(Exit.USAGE))
        .hasMessageContaining('"' + address + '"');
  }
}
