package dev.dormouse.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.security.MessageDigest;
import java.util.Arrays;
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
  private static final String SIGNATURES = "dev.dormouse.api.signature";

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

  @Test
  void onlyTheStoreSpeaksSql() {
    noClasses()
        .that()
        .resideOutsideOfPackage(Room.STORE.packages())
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.sql..", "org.jdbi..")
        .check(dormouse);
  }

  /** All but the commands that ask a server or AWS; listening and JDBC are not calls of ours. */
  @Test
  void serverCallsNoOtherHost() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.dormouse.app.client..")
        .and()
        .haveNameNotMatching(
            "dev\\.dormouse\\.app\\.(Download|ReferenceServer|CatalogUpdateCommand)")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.net.http..",
            "javax.net..",
            "java.rmi..",
            "javax.naming..",
            "io.helidon.webclient..",
            "software.amazon..")
        .orShould()
        .dependOnClassesThat()
        .haveNameMatching(
            "java\\.net\\.(URLConnection|HttpURLConnection|JarURLConnection|Socket|DatagramSocket"
                + "|MulticastSocket)")
        .orShould()
        .callMethodWhere(Calls.thatOpenAnAddress())
        .check(dormouse);
    noClasses()
        .that()
        .resideInAPackage("dev.dormouse.app.serve..")
        .should()
        .dependOnClassesThat()
        .haveNameMatching(
            "dev\\.dormouse\\.app\\.(client\\..*|Download|ReferenceServer|CatalogUpdateCommand)")
        .check(dormouse);
  }

  @Test
  void requestsNameNoFiles() {
    noClasses()
        .that()
        .resideInAPackage(Room.API.packages())
        .and()
        .haveSimpleNameNotStartingWith("Tls")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.nio.file..")
        .orShould()
        .dependOnClassesThat()
        .haveNameMatching("java\\.io\\.(File|FileInputStream|FileOutputStream|RandomAccessFile)")
        .check(dormouse);
  }

  @Test
  void signaturesAreComparedInConstantTime() {
    assertThat(dormouse.get(SIGNATURES + ".SignatureCheck").getMethodCallsFromSelf())
        .anyMatch(
            call ->
                call.getTargetOwner().isEquivalentTo(MessageDigest.class)
                    && call.getName().equals("isEqual"));
    methods()
        .that()
        .areDeclaredIn(SIGNATURES + ".Claim")
        .and()
        .haveName("signature")
        .should()
        .onlyBeCalled()
        .byClassesThat()
        .haveFullyQualifiedName(SIGNATURES + ".SignatureCheck")
        .check(dormouse);
    noClasses()
        .that()
        .haveFullyQualifiedName(SIGNATURES + ".SignatureCheck")
        .should()
        .callMethodWhere(Calls.thatCompare())
        .check(dormouse);
    noClasses()
        .that()
        .resideInAPackage(SIGNATURES)
        .should()
        .callMethod(Arrays.class, "equals", byte[].class, byte[].class)
        .check(dormouse);
  }

  private static DescribedPredicate<JavaClass> liveOutsideTheApp() {
    return JavaClass.Predicates.resideOutsideOfPackage(Room.APP.packages())
        .as("live outside the app");
  }
}
