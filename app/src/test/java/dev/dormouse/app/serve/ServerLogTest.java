package dev.dormouse.app.serve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;

class ServerLogTest {
  @Test
  void whatEndsAThreadIsALineOfTheLog() throws InterruptedException {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    ServerLog.install(new PrintStream(err, true, UTF_8), new LogSettings(true, Level.INFO));
    Thread job =
        Thread.ofPlatform()
            .name("job-1")
            .start(
                () -> {
                  throw new IllegalStateException("the disk\nis full");
                });

    job.join();

    assertThat(err.toString(UTF_8).lines())
        .singleElement()
        .asString()
        .contains("\"level\":\"error\"", "thread job-1 ended", "the disk\\nis full");
  }
}
