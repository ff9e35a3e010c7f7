package dev.dormouse.snapshot.sample;

import dev.dormouse.catalog.Catalog;
import dev.dormouse.findings.Assessor;
import dev.dormouse.findings.Exclusions;
import dev.dormouse.findings.Settings;
import dev.dormouse.policy.PolicyCompiler;
import dev.dormouse.snapshot.AccountResult;
import dev.dormouse.snapshot.Snapshot;
import dev.dormouse.snapshot.SnapshotScan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A sample that was written to a folder, and ways to look into it. */
record Written(Path folder) {

  static Written write(Path folder, SampleSettings settings) throws IOException {
    return write(folder, settings, 2);
  }

  static Written write(Path folder, SampleSettings settings, int threads) throws IOException {
    new Sample(settings, Catalog.bundled(), threads).write(folder, SampleProgress.silent());
    return new Written(folder);
  }

  /** What the analysis says of it, with the default settings. */
  List<AccountResult> scan() {
    var compiler = new PolicyCompiler(Catalog.bundled());
    var assessor = new Assessor(compiler, Settings.DEFAULT, Exclusions.NONE);
    Instant now = SampleSettings.DEFAULT_AS_OF.plusSeconds(3_600);
    List<AccountResult> results = new ArrayList<>();
    new SnapshotScan(Snapshot.open(folder, compiler), assessor, null, now, 2)
        .run(result -> result, results::add);
    return results;
  }

  /** Every file by its path within the folder. */
  Map<String, byte[]> files() throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(folder.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    return files;
  }

  List<String> accounts() {
    return json("accounts.json").list("Accounts").stream().map(it -> it.text("Id")).toList();
  }

  JsonTree json(String file) {
    try {
      return JsonTree.read(folder.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  JsonTree details(String account) {
    String plain = account + "/account-authorization-details.json";
    return json(Files.exists(folder.resolve(plain)) ? plain : plain + ".gz");
  }

  JsonTree role(String account, String name) {
    return details(account).get("RoleDetailList").with("RoleName", name);
  }

  /** The pages of a principal's report. */
  List<JsonTree> report(String account, String principalId) {
    Path lines = folder.resolve(account).resolve("service-last-accessed.jsonl.gz");
    Path own = folder.resolve(account).resolve("service-last-accessed/" + principalId + ".json");
    try {
      if (Files.exists(lines)) {
        return JsonTree.readAll(lines).stream()
            .filter(page -> page.text("PrincipalId").equals(principalId))
            .toList();
      }
      return Files.exists(own) ? unfolded(JsonTree.readAll(own)) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<JsonTree> unfolded(List<JsonTree> values) {
    List<JsonTree> pages = new ArrayList<>();
    for (JsonTree value : values) {
      pages.addAll(value.value() instanceof List ? value.list() : List.of(value));
    }
    return pages;
  }

  /** One service of a role's report. */
  JsonTree service(String account, String role, String service) {
    String id = role(account, role).text("RoleId");
    return report(account, id).stream()
        .flatMap(page -> page.list("ServicesLastAccessed").stream())
        .filter(entry -> entry.text("ServiceNamespace").equals(service))
        .findFirst()
        .orElseThrow();
  }
}
