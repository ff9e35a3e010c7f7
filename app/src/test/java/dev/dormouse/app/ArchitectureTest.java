package dev.dormouse.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the modules' dependencies cannot say: who may know whom, and who may touch the world. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArchitectureTest {
  private JavaClasses dormouse = new ClassFileImporter().importClasses();

  @BeforeAll
  void readClasses() {
    dormouse =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("dev/dormouse/testing/"))
            .importPackages("dev.dormouse");
  }

  @ParameterizedTest
  @EnumSource
  void roomKnowsOnlyTheRoomsBelow(Room room) {
    noClasses()
        .that()
        .resideInAPackage(room.packages())
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            Stream.of(Room.values())
                .filter(other -> other != room && !room.below().contains(other))
                .map(Room::packages)
                .toArray(String[]::new))
        .check(dormouse);
  }

  @Test
  void everyClassLivesInARoomOfTheDesign() {
    classes()
        .should()
        .resideInAnyPackage(Stream.of(Room.values()).map(Room::packages).toArray(String[]::new))
        .check(dormouse);
  }

  @Test
  void onlyTheAppReadsTheClock() {
    noClasses()
        .that(liveOutsideTheApp())
        .should()
        .callMethodWhere(Calls.thatReadTheClock())
        .orShould()
        .dependOnClassesThat()
        .haveNameMatching("java\\.util\\.(Date|Calendar|GregorianCalendar)")
        .check(dormouse);
  }

  @Test
  void onlyMainEndsTheProcess() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(Main.class.getName())
        .should()
        .callMethodWhere(Calls.thatEndTheProcess())
        .check(dormouse);
  }

  @Test
  void onlyTheAppPrints() {
    noClasses().that(liveOutsideTheApp()).should().accessField(System.class, "out").check(dormouse);
    noClasses().that(liveOutsideTheApp()).should().accessField(System.class, "err").check(dormouse);
  }

  @ParameterizedTest
  @EnumSource(names = {"CATALOG", "POLICY", "EVIDENCE", "FINDINGS", "ANALYZERS"})
  void coreTouchesNoSdkNoDatabaseNoNetworkNoLog(Room room) {
    noClasses()
        .that()
        .resideInAPackage(room.packages())
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "software.amazon..",
            "java.sql..",
            "javax.sql..",
            "java.net.http..",
            "com.sun.net..",
            "java.util.logging..",
            "org.slf4j..")
        .orShould()
        .dependOnClassesThat(Calls.netOrLog())
        .check(dormouse);
  }

  @ParameterizedTest
  @EnumSource(names = {"POLICY", "FINDINGS", "ANALYZERS"})
  void functionsOfValuesReadNoFiles(Room room) {
    noClasses()
        .that()
        .resideInAPackage(room.packages())
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.nio.file..")
        .check(dormouse);
  }

  @Test
  void staticStateNeverChanges() {
    fields().that().areStatic().should().beFinal().allowEmptyShould(true).check(dormouse);
  }

  @Test
  void everyPackageIsNullMarked() {
    classes().should(Calls.liveInAPackageAnnotatedWith(NullMarked.class)).check(dormouse);
  }

  private static DescribedPredicate<JavaClass> liveOutsideTheApp() {
    return JavaClass.Predicates.resideOutsideOfPackage(Room.APP.packages())
        .as("live outside the app");
  }
}
