package dev.dormouse.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectRootTest {
  @Test
  void rootIsTheNearestFolderWithThePomAndTheLauncher(@TempDir Path folder) throws IOException {
    Path module = Files.createDirectories(folder.resolve("project/catalog"));
    Files.createFile(module.resolve("pom.xml"));
    Files.createFile(folder.resolve("project/pom.xml"));
    Files.createFile(folder.resolve("project/dormouse"));

    assertThat(ProjectRoot.above(module)).contains(folder.resolve("project").toAbsolutePath());
  }

  @Test
  void theseTestsRunInsideTheProject() {
    assertThat(ProjectRoot.find()).isPresent();
  }
}
