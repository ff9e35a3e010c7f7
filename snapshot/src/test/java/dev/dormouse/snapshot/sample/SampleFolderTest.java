package dev.dormouse.snapshot.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleFolderTest {
  private static final SampleSettings SETTINGS =
      new SampleSettings(new SampleSettings.Scaled(2, 4), 1, SampleSettings.DEFAULT_AS_OF);

  @TempDir Path parent;

  @Test
  void aMissingFolderIsMade() throws IOException {
    Path folder = parent.resolve("not/yet/there");
    Written.write(folder, SETTINGS);
    assertThat(folder.resolve("accounts.json")).isRegularFile();
  }

  @Test
  void anEarlierSampleIsReplacedAndLeavesNothingBehind() throws IOException {
    Path folder = parent.resolve("sample");
    Written.write(folder, SampleSettings.defaults());
    Written again = Written.write(folder, SETTINGS);
    Written fresh = Written.write(parent.resolve("fresh"), SETTINGS);
    assertThat(again.files().keySet()).isEqualTo(fresh.files().keySet());
  }

  @Test
  void aFolderWithOtherThingsIsRefusedAndLeftAsItIs() throws IOException {
    Files.writeString(parent.resolve("notes.txt"), "mine");
    assertThatThrownBy(() -> Written.write(parent, SETTINGS))
        .isInstanceOf(FolderInUseException.class)
        .hasMessageContaining(parent.toString())
        .hasMessageContaining("no sample stands in it");
    assertThat(parent).isDirectoryNotContaining("glob:**.json");
  }

  @Test
  void aRealSnapshotIsRefused() throws IOException {
    Path account = Files.createDirectories(parent.resolve("111122223333"));
    Files.writeString(account.resolve("account-authorization-details.json"), "{}");
    assertThatThrownBy(() -> Written.write(parent, SETTINGS))
        .isInstanceOf(FolderInUseException.class);
    assertThat(account.resolve("account-authorization-details.json")).hasContent("{}");
  }

  @Test
  void aSampleThatHoldsSomethingElseIsRefusedBeforeAnythingIsDeleted() throws IOException {
    Written sample = Written.write(parent, SETTINGS);
    Path report = parent.resolve("100000000001").resolve("report.html");
    Files.writeString(report, "mine");
    int before = sample.files().size();
    assertThatThrownBy(() -> Written.write(parent, SETTINGS))
        .isInstanceOf(FolderInUseException.class)
        .hasMessageContaining("report.html, which is not of a sample");
    assertThat(sample.files()).hasSize(before);
  }

  @Test
  void linksAreNotFollowed() throws IOException {
    Path elsewhere = Files.createDirectories(parent.resolve("elsewhere"));
    Files.writeString(elsewhere.resolve("collection.json"), "{}");
    Path folder = parent.resolve("sample");
    Written.write(folder, SETTINGS);
    Files.createSymbolicLink(folder.resolve("444455556666"), elsewhere);
    assertThatThrownBy(() -> Written.write(folder, SETTINGS))
        .isInstanceOf(FolderInUseException.class);
    assertThat(elsewhere.resolve("collection.json")).exists();
  }

  @Test
  void aFileInPlaceOfTheFolderIsRefused() throws IOException {
    Path file = Files.writeString(parent.resolve("file"), "mine");
    assertThatThrownBy(() -> Written.write(file, SETTINGS))
        .isInstanceOf(FolderInUseException.class)
        .hasMessageContaining("is not a folder");
  }
}
