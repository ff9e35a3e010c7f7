package dev.dormouse.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The table that the program brings, by facts that AWS publishes. */
class CatalogTest {
  private final Catalog catalog = Catalog.bundled();

  private List<String> expand(String pattern) {
    return catalog
        .expand(pattern)
        .ids()
        .mapToObj(id -> catalog.action(id).qualifiedName())
        .toList();
  }

  private Action action(String service, String name) {
    return catalog.find(service, name).orElseThrow();
  }

  @Test
  void holdsAllThatTheReferenceOfItsDayPublishes() {
    CatalogInfo info = catalog.info();

    assertThat(info.date()).isEqualTo(LocalDate.of(2026, 2, 13));
    assertThat(info.services()).isEqualTo(442);
    assertThat(info.actions()).isEqualTo(20_284);
    assertThat(info.lastAccessedActions()).isEqualTo(9_807);
    assertThat(info.lastAccessedServices()).isEqualTo(201);
    assertThat(info.policyGenerationActions()).isEqualTo(10_681);
    assertThat(info.policyGenerationServices()).isEqualTo(195);
    assertThat(info.operations()).isEqualTo(17_463);
    assertThat(info.checksum()).matches("[0-9a-f]{64}");
  }

  @Test
  void countsOfTheHeadAreThoseOfTheBody() {
    List<Service> services = catalog.services();

    assertThat(services).hasSize(442);
    assertThat(catalog.all().size()).isEqualTo(20_284);
    assertThat(catalog.lastAccessed().size()).isEqualTo(9_807);
    assertThat(services)
        .filteredOn(s -> s.actions().intersects(catalog.lastAccessed()))
        .hasSize(201);
    assertThat(catalog.policyGeneration().size()).isEqualTo(10_681);
    assertThat(services)
        .filteredOn(s -> s.actions().intersects(catalog.policyGeneration()))
        .hasSize(195);
    assertThat(services.stream().mapToInt(s -> s.operations().size()).sum()).isEqualTo(17_463);
    assertThat(services).filteredOn(s -> !s.operations().isEmpty()).hasSize(346);
  }

  @Test
  void everyActionIsFoundByItsIdAndByItsNameInAnyCase() {
    for (int id = 0; id < catalog.idLimit(); id++) {
      Action action = catalog.action(id);
      assertThat(action.id()).isEqualTo(id);
      assertThat(catalog.find(action.service(), action.name())).contains(action);
      assertThat(
              catalog.find(
                  action.service().toUpperCase(Locale.ROOT),
                  action.name().toUpperCase(Locale.ROOT)))
          .contains(action);
    }
  }

  @Test
  void servicesAreSortedByPrefix() {
    assertThat(catalog.services()).extracting(Service::prefix).isSorted();
  }

  @Test
  void tellsWhatAnActionIs() {
    Action getObject = action("s3", "getobject");

    assertThat(getObject.qualifiedName()).isEqualTo("s3:GetObject");
    assertThat(getObject.accessLevel()).isEqualTo(AccessLevel.READ);
    assertThat(getObject.lastAccessed()).isFalse();
    assertThat(getObject.resourceTypes())
        .extracting(ResourceType::name)
        .containsExactly("accesspointobject", "object");
    assertThat(getObject.resourceTypes().get(1).arnFormats())
        .containsExactly("arn:${Partition}:s3:::${BucketName}/${ObjectName}");
  }

  @Test
  void ordersAccessLevelsAsAwsDoes() {
    assertThat(action("s3", "ListBucket").accessLevel()).isEqualTo(AccessLevel.LIST);
    assertThat(action("s3", "PutObject").accessLevel()).isEqualTo(AccessLevel.WRITE);
    assertThat(action("ec2", "CreateTags").accessLevel()).isEqualTo(AccessLevel.TAGGING);
    assertThat(action("iam", "PutRolePolicy").accessLevel())
        .isEqualTo(AccessLevel.PERMISSIONS_MANAGEMENT);
  }

  @Test
  void passRoleIsNotTracked() {
    assertThat(catalog.lastAccessed().contains(action("iam", "PassRole").id())).isFalse();
    assertThat(catalog.lastAccessed().contains(action("iam", "CreateRole").id())).isTrue();
  }

  @Test
  void marksActionsThatNameATypeTheirServiceDoesNotDefine() {
    assertThat(catalog.all().ids().mapToObj(catalog::action).filter(Action::anyResourceTypeUnknown))
        .extracting(Action::qualifiedName)
        .containsExactlyInAnyOrder(
            "cloudwatch:ListTagsForResource", "cloudwatch:TagResource", "cloudwatch:UntagResource");
  }

  @Test
  void keepsEveryFormatOfAResourceType() {
    assertThat(catalog.service("lex").orElseThrow().resourceTypes())
        .filteredOn(type -> type.name().equals("bot alias"))
        .singleElement()
        .satisfies(type -> assertThat(type.arnFormats()).hasSize(2));
  }

  @Test
  void operationsNeedActionsOfAnyName() {
    Service s3 = catalog.service("S3").orElseThrow();

    assertThat(s3.operations())
        .filteredOn(operation -> operation.name().equals("ListObjectsV2"))
        .extracting(Operation::authorizedActions)
        .containsExactly(
            ActionSet.of(
                action("s3", "GetObjectAcl").id(),
                action("s3", "ListBucket").id(),
                action("s3-object-lambda", "ListBucket").id()));
    assertThat(s3.operations())
        .filteredOn(operation -> operation.name().equals("DeleteAccessGrant"))
        .extracting(Operation::authorizedActions)
        .containsExactly(ActionSet.of(action("s3", "DeleteAccessGrant").id()));
    assertThat(s3.operations()).extracting(Operation::name).isSorted();
  }

  @Test
  void expandsLiteralsPrefixesAndWildcardsAnywhere() {
    assertThat(expand("s3:GetObject")).containsExactly("s3:GetObject");
    assertThat(expand("S3:getOBJECT")).containsExactly("s3:GetObject");
    assertThat(expand("sqs:Send*")).containsExactly("sqs:SendMessage");
    assertThat(expand("s3:*ObjectAcl")).containsExactly("s3:GetObjectAcl", "s3:PutObjectAcl");
    assertThat(expand("s3:?etObjectAcl")).containsExactly("s3:GetObjectAcl");
    assertThat(expand("S?s:*MessageBatc?")).isEmpty();
    assertThat(expand("s?s:sendm*e")).containsExactly("sms:SendMessage", "sqs:SendMessage");
  }

  @Test
  void expandsWholeServicesAndEverything() {
    assertThat(catalog.expand("s3:*").size()).isEqualTo(168);
    assertThat(catalog.expand("s3:*")).isEqualTo(catalog.service("s3").orElseThrow().actions());
    assertThat(catalog.expand("*")).isEqualTo(catalog.all());
    assertThat(catalog.expand("*:*")).isEqualTo(catalog.all());
    assertThat(catalog.expand("**")).isEqualTo(catalog.all());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", ":", "s3", "s3*", "s3:", ":GetObject", "nosuch:*", "s3:Nonexistent", "s3: *"})
  void expandsToNothingWhatNamesNothing(String pattern) {
    assertThat(catalog.expand(pattern).isEmpty()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"*:Describe*", "ec2:*tags", "s3:Get?*", "iam:*Role*", "??:*", "*s*:*e?", "kms:*"})
  void agreesWithMatchingEveryName(String pattern) {
    int colon = pattern.indexOf(':');
    Glob prefix = Glob.of(pattern.substring(0, colon), true);
    Glob name = Glob.of(pattern.substring(colon + 1), true);

    List<String> expected =
        catalog
            .all()
            .ids()
            .mapToObj(catalog::action)
            .filter(each -> prefix.matches(each.service()) && name.matches(each.name()))
            .map(Action::qualifiedName)
            .toList();

    assertThat(expand(pattern)).isEqualTo(expected).isNotEmpty();
  }

  @Test
  void lowerCaseIsThatOfNoCountry() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr"));
      assertThat(expand("IAM:LISTROLES")).containsExactly("iam:ListRoles");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void idThatNobodyHasIsRefused() {
    assertThatThrownBy(() -> catalog.action(catalog.idLimit()))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> catalog.action(-1)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void unknownNamesAreNotFound() {
    assertThat(catalog.find("s3", "Nonexistent")).isEmpty();
    assertThat(catalog.find("nosuch", "GetObject")).isEmpty();
    assertThat(catalog.service("nosuch")).isEmpty();
  }
}
