package dev.dormouse.catalog;

import static dev.dormouse.catalog.References.catalog;
import static dev.dormouse.catalog.References.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class CatalogBuilderTest {
  private final Catalog old = catalog(References.of("ec2:RunInstances", "s3:GetObject", "s3:List"));

  @Test
  void numbersActionsByServiceAndNameAtFirst() {
    Catalog catalog = catalog(References.of("s3:B", "s3:a", "ec2:Z"));

    assertThat(id(catalog, "ec2:Z")).isZero();
    assertThat(id(catalog, "s3:a")).isEqualTo(1);
    assertThat(id(catalog, "s3:B")).isEqualTo(2);
    assertThat(catalog.idLimit()).isEqualTo(3);
  }

  @Test
  void newActionsGetIdsAboveAllOthers() {
    Catalog next =
        catalog(
            References.of("a2c:New", "ec2:RunInstances", "s3:Aa", "s3:GetObject", "s3:List"), old);

    assertThat(id(next, "ec2:RunInstances")).isEqualTo(id(old, "ec2:RunInstances"));
    assertThat(id(next, "s3:GetObject")).isEqualTo(id(old, "s3:GetObject"));
    assertThat(id(next, "s3:List")).isEqualTo(id(old, "s3:List"));
    assertThat(id(next, "a2c:New")).isEqualTo(3);
    assertThat(id(next, "s3:Aa")).isEqualTo(4);
    assertThat(next.expand("s3:*").ids()).containsExactly(1, 2, 4);
  }

  @Test
  void actionThatIsGoneStaysAsRetired() {
    Catalog next = catalog(References.of("ec2:RunInstances", "s3:List"), old);

    Action gone = next.action(id(old, "s3:GetObject"));
    assertThat(gone.retired()).isTrue();
    assertThat(gone.qualifiedName()).isEqualTo("s3:GetObject");
    assertThat(next.find("s3", "GetObject")).isEmpty();
    assertThat(next.expand("s3:*").contains(gone.id())).isFalse();
    assertThat(next.all().contains(gone.id())).isFalse();
    assertThat(next.info().actions()).isEqualTo(2);
    assertThat(next.idLimit()).isEqualTo(3);
  }

  @Test
  void serviceThatIsGoneLeavesItsActionsBehind() {
    Catalog next = catalog(References.of("ec2:RunInstances"), old);

    assertThat(next.service("s3")).isEmpty();
    assertThat(next.services()).extracting(Service::prefix).containsExactly("ec2");
    assertThat(next.info().services()).isEqualTo(1);
    assertThat(next.action(id(old, "s3:List")).retired()).isTrue();
  }

  @Test
  void actionThatReturnsGetsItsIdBack() {
    Catalog without = catalog(References.of("ec2:RunInstances"), old);
    Catalog again = catalog(References.of("ec2:RunInstances", "s3:GetObject", "zz:New"), without);

    assertThat(id(again, "s3:GetObject")).isEqualTo(id(old, "s3:GetObject"));
    assertThat(id(again, "zz:New")).isEqualTo(3);
    assertThat(again.action(id(old, "s3:List")).retired()).isTrue();
  }

  @Test
  void actionInAnotherCaseIsTheSameAction() {
    Catalog next = catalog(References.of("EC2:runInstances", "s3:GETObject", "s3:List"), old);

    assertThat(next.action(id(old, "ec2:RunInstances")).qualifiedName())
        .isEqualTo("EC2:runInstances");
    assertThat(next.action(id(old, "s3:GetObject")).name()).isEqualTo("GETObject");
    assertThat(next.idLimit()).isEqualTo(3);
  }

  @Test
  void sameReferenceOnTheSameBaseGivesTheSameBytes() {
    byte[] table = CatalogBuilder.table(References.detailed(), null);

    assertThat(CatalogBuilder.table(References.detailed(), null)).isEqualTo(table);
    assertThat(CatalogBuilder.table(References.detailed(), catalog(References.detailed())))
        .isEqualTo(table);
  }

  @Test
  void refusesActionsThatDifferInCaseOnly() {
    assertThatThrownBy(() -> CatalogBuilder.table(References.of("s3:Get", "s3:GET"), null))
        .isInstanceOf(CatalogException.class)
        .hasMessageContaining("s3:GET");
    assertThatThrownBy(() -> CatalogBuilder.table(References.of("s3:Get", "S3:Put"), null))
        .isInstanceOf(CatalogException.class)
        .hasMessageContaining("twice");
  }

  @Test
  void mergedCatalogHasTheNewerFactsUnderTheOlderIds() {
    Catalog newer = catalog(References.of(References.DAY.plusDays(9), "ec2:New", "s3:List"));

    Catalog merged = CatalogBuilder.merge(old, newer);

    assertThat(merged.info().date()).isEqualTo(newer.info().date());
    assertThat(id(merged, "s3:List")).isEqualTo(id(old, "s3:List"));
    assertThat(id(merged, "ec2:New")).isEqualTo(3);
    assertThat(merged.action(id(old, "s3:GetObject")).retired()).isTrue();
  }

  @Test
  void mergingLosesNothingOfTheDetails() {
    Catalog newer = catalog(References.detailed());

    Catalog merged = CatalogBuilder.merge(old, newer);

    CatalogInfo info = merged.info();
    assertThat(info.operations()).isEqualTo(newer.info().operations());
    assertThat(info.lastAccessedActions()).isEqualTo(newer.info().lastAccessedActions());
    newer
        .all()
        .forEach(
            id -> {
              Action before = newer.action(id);
              Action after = merged.find(before.service(), before.name()).orElseThrow();
              assertThat(after).usingRecursiveComparison().ignoringFields("id").isEqualTo(before);
            });
  }

  @Test
  void nextProgramGivesMergedActionsTheSameIdsAgain() {
    Catalog second = catalog(References.of("m:Middle", "s3:List"));
    Catalog third = catalog(References.of("a:Early", "m:Middle", "s3:List"), second);
    Catalog fourth = catalog(References.of("a:Early", "b:Later", "s3:List"), third);

    int middle = id(CatalogBuilder.merge(old, second), "m:Middle");
    int early = id(CatalogBuilder.merge(old, third), "a:Early");

    assertThat(id(CatalogBuilder.merge(old, third), "m:Middle")).isEqualTo(middle);
    Catalog last = CatalogBuilder.merge(old, fourth);
    assertThat(last.action(middle).qualifiedName()).isEqualTo("m:Middle");
    assertThat(last.action(middle).retired()).isTrue();
    assertThat(id(last, "a:Early")).isEqualTo(early);
  }

  @RepeatedTest(50)
  void idNeverChangesOverAnyHistory(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    Map<String, Integer> given = new HashMap<>();
    Catalog catalog = catalog(References.of("seed:Seed"));
    for (int version = 0; version < 8; version++) {
      catalog = catalog(References.of(names(random)), catalog);
      for (int id = 0; id < catalog.idLimit(); id++) {
        String name = Ascii.lower(catalog.action(id).qualifiedName());
        assertThat(given.getOrDefault(name, id)).as(name).isEqualTo(id);
        given.put(name, id);
      }
      assertThat(given).hasSize(catalog.idLimit());
    }
  }

  private static String[] names(Random random) {
    TreeMap<String, String> names = new TreeMap<>();
    for (int i = 1 + random.nextInt(12); i > 0; i--) {
      // The same service is always spelled the same; an action's case wanders.
      String name = "Act" + random.nextInt(8);
      String spelled = random.nextBoolean() ? name : name.toUpperCase(Locale.ROOT);
      String qualified = "svc" + random.nextInt(3) + ":" + spelled;
      names.put(Ascii.lower(qualified), qualified);
    }
    List<String> shuffled = Arrays.asList(names.values().toArray(new String[0]));
    Collections.shuffle(shuffled, random);
    return shuffled.toArray(new String[0]);
  }

  @Test
  void everyIdStandsOnOneLine() {
    Catalog next = catalog(References.of("ec2:RunInstances", "x:Y"), old);

    TreeSet<String> names = new TreeSet<>();
    for (int id = 0; id < next.idLimit(); id++) {
      names.add(next.action(id).qualifiedName());
    }
    assertThat(names).containsExactly("ec2:RunInstances", "s3:GetObject", "s3:List", "x:Y");
  }
}
