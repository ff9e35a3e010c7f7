package dev.dormouse.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.dormouse.api.call.Permission;
import dev.dormouse.api.extension.DormouseApi;
import dev.dormouse.testing.ProjectRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/api-extensions.md} says who may call what, and its commands work. */
class DocumentedExtensionsTest {
  private static final Pattern BLOCK = Pattern.compile("(?s)```sh\\n(.*?)```");
  private static final Pattern ROW = Pattern.compile("\\| `([A-Z]+ /\\S+)` \\| ([^|]+) \\|.*");

  private static String document() throws IOException {
    return Files.readString(ProjectRoot.find().orElseThrow().resolve("docs/api-extensions.md"));
  }

  @Test
  void tableSaysWhoMayCallWhat(@TempDir Path folder) throws IOException {
    List<String> routes = new ArrayList<>();
    ServerFixture.Wishes wishes =
        new ServerFixture.Wishes(
            it -> it,
            it -> it,
            services -> {
              DormouseApi.endpoints(services, new NoAccess())
                  .forEach(route -> routes.add(route.name() + " " + who(route.permission())));
              return List.of();
            });
    try (ServerFixture server = new ServerFixture(folder, wishes)) {
      assertThat(server.faults).isEmpty();
    }
    List<String> documented =
        document()
            .lines()
            .map(ROW::matcher)
            .filter(Matcher::matches)
            .map(row -> row.group(1) + " " + row.group(2))
            .toList();
    assertThat(documented).containsExactlyElementsOf(routes);
  }

  private static String who(Permission permission) {
    if (!permission.signed()) {
      return "anybody";
    }
    return permission.role().name().toLowerCase(Locale.ROOT)
        + (permission.everyAccount() ? ", all accounts" : "");
  }

  @Test
  void everyCommandWorks(@TempDir Path folder) throws IOException, InterruptedException {
    assumeTrue(signs(), "there is no curl that signs requests");
    List<String> blocks = BLOCK.matcher(document()).results().map(block -> block.group(1)).toList();
    try (ExtensionWorld world = new ExtensionWorld(folder)) {
      for (String block : blocks.subList(1, blocks.size())) {
        String said = run(world, folder, "set -eu\n" + blocks.getFirst() + block);
        assertThat(said).as(block).startsWith("exit 0\n");
      }
      assertThat(Files.readAllLines(folder.resolve("findings.csv"))).hasSize(5);
      assertThat(world.server.faults).isEmpty();
      assertThat(world.server.analyzer("org").configuration().scope().names())
          .containsExactly("*BreakGlass*");
    }
  }

  private static boolean signs() throws InterruptedException {
    try {
      Process curl = new ProcessBuilder("curl", "--help", "all").redirectErrorStream(true).start();
      String help = new String(curl.getInputStream().readAllBytes(), UTF_8);
      return curl.waitFor() == 0
          && help.contains("--aws-sigv4")
          && help.contains("--fail-with-body");
    } catch (IOException e) {
      return false;
    }
  }

  private static String run(ExtensionWorld world, Path folder, String script)
      throws IOException, InterruptedException {
    ProcessBuilder shell =
        new ProcessBuilder("sh", "-c", script).directory(folder.toFile()).redirectErrorStream(true);
    shell.environment().put("DORMOUSE", world.server.endpoint().toString());
    shell.environment().put("AWS_ACCESS_KEY_ID", world.server.admin.key().id());
    shell.environment().put("AWS_SECRET_ACCESS_KEY", world.server.admin.secret());
    shell.environment().put("FINDING_ID", world.role.toString());
    Process process = shell.start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    return "exit " + process.waitFor() + "\n" + said;
  }
}
