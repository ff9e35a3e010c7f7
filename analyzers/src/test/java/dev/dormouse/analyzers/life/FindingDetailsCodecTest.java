package dev.dormouse.analyzers.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dormouse.catalog.AccessLevel;
import dev.dormouse.catalog.Action;
import dev.dormouse.catalog.ActionSet;
import dev.dormouse.catalog.Catalog;
import dev.dormouse.catalog.CatalogBuilder;
import dev.dormouse.catalog.Service;
import dev.dormouse.catalog.ServiceReference;
import dev.dormouse.catalog.ServiceReference.ReferenceService;
import dev.dormouse.findings.FindingType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FindingDetailsCodecTest {
  private static final Catalog CATALOG = Catalog.bundled();
  private static final FindingDetailsCodec CODEC = new FindingDetailsCodec(CATALOG);
  private static final Instant TIME = Instant.parse("2026-03-09T10:41:45Z");
  private static final Instant FINE_TIME = Instant.parse("2026-03-09T10:41:45.678Z");

  @ParameterizedTest
  @EnumSource
  void everyDetailComesBackAsItWas(FindingType type) {
    for (long seed = 0; seed < 150; seed++) {
      FindingDetails details = new RandomDetails(new Random(seed)).of(type);

      assertThat(CODEC.decode(type, CODEC.encode(details))).as("seed %d", seed).isEqualTo(details);
    }
  }

  @Test
  void anAdministratorRoleTakesFourKilobytesAtMost() {
    FindingDetails details = administrator(new Random(7), 80, 320);
    byte[] bytes = CODEC.encode(details);

    assertThat(bytes).hasSizeLessThanOrEqualTo(4096);
    assertThat(CODEC.decode(FindingType.UNUSED_PERMISSION, bytes)).isEqualTo(details);
  }

  /** All services and all tracked actions, some of which were used before the tracking period. */
  private static FindingDetails administrator(Random random, int usedServices, int usedActions) {
    List<Service> all = CATALOG.services();
    assertThat(all).hasSize(442);
    assertThat(CATALOG.lastAccessed().size()).isEqualTo(9807);
    int[] tracked = CATALOG.lastAccessed().ids().toArray();
    Map<String, Map<Integer, Instant>> times = new HashMap<>();
    for (int i = 0; i < usedActions; i++) {
      Action action = CATALOG.action(tracked[random.nextInt(tracked.length)]);
      times
          .computeIfAbsent(action.service(), key -> new HashMap<>())
          .put(action.id(), TIME.minusSeconds(random.nextInt(300 * 86_400)));
    }
    List<FindingDetails.Service> services = new ArrayList<>();
    for (Service service : all) {
      boolean used = random.nextInt(all.size()) < usedServices;
      ActionSet listed = service.actions().and(CATALOG.lastAccessed());
      services.add(
          new FindingDetails.Service(
              service.prefix(),
              !used,
              used ? TIME.minusSeconds(random.nextInt(400 * 86_400)) : null,
              listed.isEmpty() ? null : listed,
              times.getOrDefault(service.prefix(), Map.of())));
    }
    return new FindingDetails.Permissions(services);
  }

  @Test
  void theBytesOfARoleStayWhatTheyAre() {
    assertGolden(new FindingDetails.Role(null), FindingType.UNUSED_IAM_ROLE, "010100");
    assertGolden(
        new FindingDetails.Role(TIME), FindingType.UNUSED_IAM_ROLE, "01010101d28ff59a0d00");
  }

  @Test
  void theBytesOfAPasswordStayWhatTheyAre() {
    assertGolden(
        new FindingDetails.Password(FINE_TIME),
        FindingType.UNUSED_IAM_USER_PASSWORD,
        "010301009ca382a39a6700");
  }

  @Test
  void theBytesOfKeysStayWhatTheyAre() {
    assertGolden(
        new FindingDetails.Keys(
            List.of(
                new FindingDetails.Key("AKIAONE", null), new FindingDetails.Key("AKIATWO", TIME))),
        FindingType.UNUSED_IAM_USER_ACCESS_KEY,
        "0102020007414b49414f4e450107414b494154574f01d28ff59a0d00");
  }

  @Test
  void theBytesOfPermissionsStayWhatTheyAre() {
    assertGolden(
        permissions(),
        FindingType.UNUSED_PERMISSION,
        "01040301060c000804676f6e6500066000000000010106a61d01010000d09882a39a6700a605");
  }

  @Test
  void theBytesOfDeflatedPermissionsAreReadForEver() {
    assertThat(CODEC.decode(FindingType.UNUSED_PERMISSION, HexFormat.of().parseHex(DEFLATED)))
        .isEqualTo(repetitive());
  }

  private static final String DEFLATED =
      "0184c00778dad5cd310e01011484614ac45136d97d33834d5c464229d13887deb1dc45af7bff01b6"
          + "32d55fcd77de2dd8e67eb9de86e76318bba6aeea5297bbd275e83a769dbae66d3f8fe4441629d264"
          + "c80379244f245aa1155aa1155aa1155aa1155aa1159ad0842634a1094d6842139ad0846634a319cd"
          + "6846339ad18c6634a3052d68410b5ad08216b4a0052df3ea3fb7febcbeeffd92871ff74fc889";

  private static FindingDetails repetitive() {
    List<FindingDetails.Service> services = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      services.add(new FindingDetails.Service("made-up-" + i, true, TIME, null, Map.of()));
    }
    return new FindingDetails.Permissions(services);
  }

  /** Two services of the catalog, one that nobody knows, with and without lists and times. */
  private static FindingDetails permissions() {
    return new FindingDetails.Permissions(
        List.of(
            new FindingDetails.Service("a2c", true, null, null, Map.of()),
            new FindingDetails.Service(
                "a4b", false, TIME, ActionSet.of(5, 6, 40), Map.of(6, FINE_TIME)),
            new FindingDetails.Service("gone", false, null, ActionSet.of(30_000), Map.of())));
  }

  private static void assertGolden(FindingDetails details, FindingType type, String hex) {
    assertThat(HexFormat.of().formatHex(CODEC.encode(details))).isEqualTo(hex);
    assertThat(CODEC.decode(type, HexFormat.of().parseHex(hex))).isEqualTo(details);
  }

  @Test
  void whatAServiceHadIsReadThoughTheCatalogHasItNoMore() {
    Catalog before = catalog(null, "den", "Enter", "zoo", "FeedAnimal");
    Catalog after = catalog(before, "den", "Enter");
    int feed = before.find("zoo", "FeedAnimal").orElseThrow().id();
    FindingDetails details =
        new FindingDetails.Permissions(
            List.of(
                new FindingDetails.Service(
                    "zoo", true, TIME, ActionSet.of(feed), Map.of(feed, TIME))));

    byte[] bytes = new FindingDetailsCodec(before).encode(details);
    FindingDetailsCodec later = new FindingDetailsCodec(after);

    assertThat(after.service("zoo")).isEmpty();
    assertThat(later.decode(FindingType.UNUSED_PERMISSION, bytes)).isEqualTo(details);
    assertThat(later.encode(details)).isEqualTo(bytes);
  }

  @Test
  void whatAnEarlierCatalogWroteALargerOneReads() {
    Catalog before = catalog(null, "zoo", "FeedAnimal");
    Catalog after = catalog(before, "ant", "Crawl", "zoo", "CountAnimals", "zoo", "FeedAnimal");
    FindingDetails details =
        new FindingDetails.Permissions(
            List.of(new FindingDetails.Service("zoo", true, null, ActionSet.of(0), Map.of())));

    byte[] bytes = new FindingDetailsCodec(before).encode(details);

    assertThat(new FindingDetailsCodec(after).decode(FindingType.UNUSED_PERMISSION, bytes))
        .isEqualTo(details);
  }

  @Test
  void anActionThatTheCatalogDoesNotHaveIsRefused() {
    Catalog larger = catalog(null, "den", "Enter", "zoo", "FeedAnimal");
    Catalog smaller = catalog(null, "den", "Enter");
    byte[] bytes =
        new FindingDetailsCodec(larger)
            .encode(
                new FindingDetails.Permissions(
                    List.of(
                        new FindingDetails.Service("zoo", true, null, ActionSet.of(1), Map.of()))));

    assertThatThrownBy(
            () -> new FindingDetailsCodec(smaller).decode(FindingType.UNUSED_PERMISSION, bytes))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** A catalog of services with one action each, given as pairs, built on another one. */
  private static Catalog catalog(@Nullable Catalog base, String... pairs) {
    TreeMap<String, ReferenceService> services = new TreeMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      List<ServiceReference.ReferenceAction> actions = new ArrayList<>();
      ReferenceService known = services.get(pairs[i]);
      if (known != null) {
        actions.addAll(known.actions());
      }
      actions.add(
          new ServiceReference.ReferenceAction(
              pairs[i + 1], AccessLevel.READ, List.of(), true, false));
      services.put(pairs[i], new ReferenceService(pairs[i], List.of(), actions, List.of()));
    }
    byte[] table =
        CatalogBuilder.table(
            new ServiceReference("made up", LocalDate.of(2026, 1, 1), services), base);
    return Catalog.parse(table, "the test's catalog");
  }

  @Test
  void timesAreKeptToTheMillisecond() {
    Instant nanos = Instant.parse("2026-03-09T10:41:45.678999Z");

    assertThat(
            CODEC.decode(FindingType.UNUSED_IAM_ROLE, CODEC.encode(new FindingDetails.Role(nanos))))
        .isEqualTo(new FindingDetails.Role(FINE_TIME));
  }

  @Test
  void detailsOfAnotherTypeAreRefused() {
    byte[] role = CODEC.encode(new FindingDetails.Role(TIME));

    assertThatThrownBy(() -> CODEC.decode(FindingType.UNUSED_IAM_USER_PASSWORD, role))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("UnusedIAMUserPassword");
  }

  @Test
  void anotherFormatIsRefusedByItsNumber() {
    byte[] role = CODEC.encode(new FindingDetails.Role(TIME));
    role[0] = 2;

    assertThatThrownBy(() -> CODEC.decode(FindingType.UNUSED_IAM_ROLE, role))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("format of finding details: 2");
  }

  @Test
  void timesOfActionsThatAreNotListedAreRefused() {
    FindingDetails details =
        new FindingDetails.Permissions(
            List.of(new FindingDetails.Service("a2c", true, null, null, Map.of(1, TIME))));

    assertThatThrownBy(() -> CODEC.encode(details))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a2c");
  }

  @ParameterizedTest
  @EnumSource
  void bytesCutOffAnywhereAreRefused(FindingType type) {
    for (long seed = 0; seed < 20; seed++) {
      byte[] bytes = CODEC.encode(new RandomDetails(new Random(seed)).of(type));
      for (int length = 0; length < bytes.length; length++) {
        byte[] cut = Arrays.copyOf(bytes, length);
        assertThatThrownBy(() -> CODEC.decode(type, cut))
            .as("seed %d, %d of %d bytes", seed, length, bytes.length)
            .isInstanceOf(IllegalArgumentException.class);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void bytesThatGoOnAreRefused(FindingType type) {
    for (long seed = 0; seed < 50; seed++) {
      byte[] bytes = CODEC.encode(new RandomDetails(new Random(seed)).of(type));
      assertThatThrownBy(() -> CODEC.decode(type, Arrays.copyOf(bytes, bytes.length + 1)))
          .as("seed %d", seed)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void damagedBytesGiveDetailsOrARefusalAndNothingElse(FindingType type) {
    Random random = new Random(11);
    int refused = 0;
    for (int i = 0; i < 4_000; i++) {
      byte[] bytes = CODEC.encode(new RandomDetails(new Random(i % 50)).of(type));
      for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      try {
        assertThat(CODEC.decode(type, bytes)).isNotNull();
      } catch (IllegalArgumentException e) {
        refused++;
      }
    }
    assertThat(refused).isPositive();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // A deflated body of 2^35 bytes, and of a negative number of them.
        "0184ffffffff7f789c",
        "0184ffffffffffffffffff01789c",
        // Two thousand million services, keys, or bytes of a key's id.
        "0104ffffffff07",
        "0102ffffffff07",
        "01020101ffffffff07",
        // Two thousand million bytes of actions; actions from two thousand million on.
        "01040000ffffffff07",
        "010400ffffffff0700",
      })
  void nothingLargerThanTheBytesIsAllocated(String hex) {
    byte[] bytes = HexFormat.of().parseHex(hex);
    FindingType type =
        hex.charAt(3) == '2'
            ? FindingType.UNUSED_IAM_USER_ACCESS_KEY
            : FindingType.UNUSED_PERMISSION;

    assertThatThrownBy(() -> CODEC.decode(type, bytes))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
