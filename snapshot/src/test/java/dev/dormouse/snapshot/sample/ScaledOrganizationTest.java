package dev.dormouse.snapshot.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dormouse.catalog.Catalog;
import dev.dormouse.evidence.UnknownReason;
import dev.dormouse.findings.Assessment;
import dev.dormouse.findings.Finding;
import dev.dormouse.findings.FindingType;
import dev.dormouse.findings.UnknownSubject;
import dev.dormouse.snapshot.AccountResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScaledOrganizationTest {
  private static final SampleSettings SETTINGS =
      new SampleSettings(new SampleSettings.Scaled(6, 100), 1, SampleSettings.DEFAULT_AS_OF);

  private Written sample = new Written(Path.of("."));
  private final List<String> heard = new ArrayList<>();
  private SampleSummary summary = new SampleSummary(0, 0, 0);

  @BeforeAll
  void write(@TempDir Path folder) throws IOException {
    summary =
        new Sample(SETTINGS, Catalog.bundled(), 2)
            .write(folder, (done, all) -> heard.add(done + "/" + all));
    sample = new Written(folder);
  }

  @Test
  void hasAsManyAccountsAndPrincipalsAsAskedFor() {
    assertThat(summary).isEqualTo(new SampleSummary(6, 420, 180));
    assertThat(sample.accounts()).hasSize(6).doesNotHaveDuplicates();
    assertThat(sample.accounts())
        .allSatisfy(
            account -> {
              assertThat(sample.details(account).list("UserDetailList")).hasSize(30);
              assertThat(sample.details(account).list("RoleDetailList")).hasSize(70);
            });
  }

  @Test
  void tellsItsProgressAccountByAccount() {
    assertThat(heard).containsExactly("1/6", "2/6", "3/6", "4/6", "5/6", "6/6");
  }

  @Test
  void namesNoPrincipalTwice() {
    assertThat(sample.accounts())
        .allSatisfy(
            account -> {
              assertThat(sample.details(account).list("UserDetailList"))
                  .extracting(user -> user.text("UserName"))
                  .doesNotHaveDuplicates();
              assertThat(sample.details(account).list("RoleDetailList"))
                  .extracting(role -> role.text("RoleName"))
                  .doesNotHaveDuplicates();
            });
  }

  @Test
  void mostRolesHaveTwoToFivePoliciesAndNoFewServices() {
    long ordinary = 0;
    long wide = 0;
    for (String account : sample.accounts()) {
      Map<String, Integer> services = servicesByPrincipal(account);
      for (JsonTree role : sample.details(account).list("RoleDetailList")) {
        int policies = role.list("AttachedManagedPolicies").size();
        ordinary += policies >= 2 && policies <= 5 ? 1 : 0;
        int count = services.getOrDefault(role.text("RoleId"), 0);
        wide += count >= 5 && count <= 40 ? 1 : 0;
      }
    }
    assertThat(ordinary).isGreaterThan(370);
    assertThat(wide).isGreaterThan(280);
  }

  @Test
  void sharedPoliciesHaveTheSameDocumentsInEveryAccount() {
    Map<String, String> documents = new HashMap<>();
    for (int i = 0; i < 6; i += 2) {
      for (JsonTree policy : sample.details(sample.accounts().get(i)).list("Policies")) {
        String document =
            policy.list("PolicyVersionList").getFirst().get("Document").value().toString();
        assertThat(documents.merge(policy.text("PolicyName"), document, (a, b) -> a))
            .isEqualTo(document);
      }
    }
    assertThat(documents).hasSizeGreaterThan(15);
  }

  @Test
  void isReadWithoutComplaintAndHasFindingsOfEveryType() {
    List<AccountResult> results = sample.scan();
    assertThat(results)
        .hasSize(6)
        .allSatisfy(
            result -> {
              assertThat(result.status()).isEqualTo(AccountResult.Status.COMPLETE);
              assertThat(result.problems()).isEmpty();
            });
    assertThat(results)
        .flatExtracting(AccountResult::assessments)
        .flatExtracting(Assessment::findings)
        .extracting(Finding::type)
        .contains(FindingType.values());
    assertThat(results)
        .flatExtracting(AccountResult::assessments)
        .flatExtracting(Assessment::unknowns)
        .extracting(UnknownSubject::reason)
        .doesNotContain(UnknownReason.SERVICE_NOT_IN_REPORT, UnknownReason.UNRECOGNIZED_ACTION);
  }

  @Test
  void refusesSizesThatMakeNoSense() {
    assertThatThrownBy(() -> new SampleSettings.Scaled(0, 10))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("accounts must be from 1 to 100000, not 0");
    assertThatThrownBy(() -> new SampleSettings.Scaled(10, 20_000))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("principals must be from 1 to 10000, not 20000");
  }

  private Map<String, Integer> servicesByPrincipal(String account) {
    try {
      Map<String, Integer> counts = new HashMap<>();
      Path lines = sample.folder().resolve(account).resolve("service-last-accessed.jsonl.gz");
      for (JsonTree page : JsonTree.readAll(lines)) {
        counts.merge(
            page.text("PrincipalId"), page.list("ServicesLastAccessed").size(), Integer::sum);
      }
      return counts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
