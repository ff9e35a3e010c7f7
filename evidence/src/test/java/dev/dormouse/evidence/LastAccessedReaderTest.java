package dev.dormouse.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dormouse.catalog.Catalog;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

class LastAccessedReaderTest {
  private static final String ACTION_LEVEL =
      """
      {
        'JobStatus': 'COMPLETED',
        'JobType': 'ACTION_LEVEL',
        'JobCreationDate': '2026-11-20 08:00:00+00:00',
        'ServicesLastAccessed': [
          {
            'ServiceName': 'Amazon S3',
            'LastAuthenticated': '2026-11-19T10:00:00+00:00',
            'ServiceNamespace': 's3',
            'LastAuthenticatedEntity': 'arn:aws:iam::111122223333:role/Reader',
            'LastAuthenticatedRegion': 'eu-west-1',
            'TotalAuthenticatedEntities': 1,
            'TrackedActionsLastAccessed': [
              {'ActionName': 'ListAllMyBuckets', 'LastAccessedTime': '2026-11-19T10:00:00Z'},
              {'ActionName': 'DeleteBucket'},
              {'ActionName': 'NoSuchAction', 'LastAccessedTime': '2026-11-18T10:00:00Z'}
            ]
          },
          {'ServiceName': 'AWS Glue', 'ServiceNamespace': 'glue', 'TotalAuthenticatedEntities': 0}
        ],
        'JobCompletionDate': '2026-11-20 08:00:07+00:00',
        'IsTruncated': false
      }
      """;

  @Test
  void anActionLevelPageIsReadWhole() {
    LastAccessedPage page = Pages.read(ACTION_LEVEL);

    assertThat(page.status()).isEqualTo("COMPLETED");
    assertThat(page.granularity()).isEqualTo(Granularity.ACTION_LEVEL);
    assertThat(page.createdAt()).isEqualTo(Instant.parse("2026-11-20T08:00:00Z"));
    assertThat(page.completedAt()).isEqualTo(Instant.parse("2026-11-20T08:00:07Z"));
    assertThat(page.truncated()).isFalse();
    assertThat(page.principalId()).isNull();
    assertThat(page.services()).extracting(ServiceAccess::namespace).containsExactly("s3", "glue");
    assertThat(page.services().get(1).lastAuthenticated()).isNull();
    assertThat(page.services().get(1).tracked()).isNull();
  }

  @Test
  void trackedActionsAreListedWithTheirTimesOrWithout() {
    TrackedActions tracked = tracked(Pages.read(ACTION_LEVEL));
    int seen = Pages.id("s3", "ListAllMyBuckets");
    int unseen = Pages.id("s3", "DeleteBucket");

    assertThat(tracked.listed().ids()).containsExactlyInAnyOrder(seen, unseen);
    assertThat(tracked.accessedCount()).isEqualTo(1);
    assertThat(tracked.accessedAction(0)).isEqualTo(seen);
    assertThat(tracked.lastAccessed(seen)).isEqualTo(Instant.parse("2026-11-19T10:00:00Z"));
    assertThat(tracked.lastAccessed(unseen)).isNull();
    assertThat(tracked.lastAccessed(Pages.id("s3", "PutObject"))).isNull();
  }

  @Test
  void namesAreFoundInAnyCaseAndInAnyOrderOfMembers() {
    LastAccessedPage page =
        Pages.read(
            Pages.completed(
                "'ServicesLastAccessed':[{'TrackedActionsLastAccessed':["
                    + "{'LastAccessedTime':'2026-11-01T00:00:00Z','ActionName':'deletebucket'}],"
                    + "'ServiceNamespace':'S3'}]"));

    assertThat(tracked(page).lastAccessed(Pages.id("s3", "DeleteBucket")))
        .isEqualTo(Instant.parse("2026-11-01T00:00:00Z"));
  }

  @Test
  void anActionListedTwiceWasAccessedAtTheLaterTime() {
    LastAccessedPage page =
        Pages.read(
            Pages.completed(
                "'ServicesLastAccessed':[{'ServiceNamespace':'s3','TrackedActionsLastAccessed':["
                    + "{'ActionName':'DeleteBucket','LastAccessedTime':'2026-11-02T00:00:00Z'},"
                    + "{'ActionName':'DeleteBucket'},"
                    + "{'ActionName':'DeleteBucket','LastAccessedTime':'2026-11-01T00:00:00Z'}]}]"));

    assertThat(tracked(page).accessedCount()).isEqualTo(1);
    assertThat(tracked(page).lastAccessed(Pages.id("s3", "DeleteBucket")))
        .isEqualTo(Instant.parse("2026-11-02T00:00:00Z"));
  }

  @Test
  void manyTrackedActionsFitAndStaySorted() {
    StringBuilder names = new StringBuilder();
    var all =
        Catalog.bundled()
            .service("ec2")
            .orElseThrow()
            .actions()
            .ids()
            .boxed()
            .sorted(Comparator.reverseOrder())
            .toList();
    for (int id : all) {
      names
          .append(names.isEmpty() ? "" : ",")
          .append("{'ActionName':'")
          .append(Catalog.bundled().action(id).name())
          .append("','LastAccessedTime':'2026-11-02T00:00:00Z'}");
    }
    TrackedActions tracked =
        tracked(
            Pages.read(
                Pages.completed(
                    "'ServicesLastAccessed':[{'ServiceNamespace':'ec2',"
                        + "'TrackedActionsLastAccessed':["
                        + names
                        + "]}]")));

    assertThat(tracked.accessedCount()).isEqualTo(all.size());
    assertThat(all)
        .allSatisfy(
            id ->
                assertThat(tracked.lastAccessed(id))
                    .isEqualTo(Instant.parse("2026-11-02T00:00:00Z")));
  }

  @Test
  void unknownMembersArePassedOverWhateverTheyHold() {
    LastAccessedPage page =
        Pages.read(
            Pages.completed(
                "'New':{'Deep':[{'JobStatus':'FAILED'}]},'Another':[1,[2]],'Marker':null,"
                    + "'ServicesLastAccessed':[{'Extra':{'ServiceNamespace':'ec2'},"
                    + "'ServiceNamespace':'s3','TrackedActionsLastAccessed':["
                    + "{'Hint':[{}],'ActionName':'DeleteBucket','LastAccessedRegion':'x'}]}]"));

    assertThat(page.status()).isEqualTo("COMPLETED");
    assertThat(page.services()).extracting(ServiceAccess::namespace).containsExactly("s3");
    assertThat(tracked(page).listed().size()).isEqualTo(1);
  }

  @Test
  void anEmptyListOfTrackedActionsIsAListAndNullIsNone() {
    LastAccessedPage page =
        Pages.read(
            Pages.completed(
                "'ServicesLastAccessed':["
                    + "{'ServiceNamespace':'s3','TrackedActionsLastAccessed':[]},"
                    + "{'ServiceNamespace':'ec2','TrackedActionsLastAccessed':null}]"));

    assertThat(tracked(page).listed().isEmpty()).isTrue();
    assertThat(page.services().get(1).tracked()).isNull();
  }

  @Test
  void timesMayBeEpochSeconds() {
    LastAccessedPage page =
        Pages.read(
            "{'JobStatus':'COMPLETED','JobCreationDate':1763625600,"
                + "'JobCompletionDate':1763625607.25}");

    assertThat(page.createdAt()).isEqualTo(Instant.ofEpochSecond(1763625600));
    assertThat(page.completedAt()).isEqualTo(Instant.ofEpochSecond(1763625607));
  }

  @Test
  void aFailedJobKeepsItsError() {
    LastAccessedPage page =
        Pages.read(
            "{'JobStatus':'FAILED','Error':{'Message':'try again','Code':'SERVICE_ERROR',"
                + "'More':{'a':1}}}");

    assertThat(page.status()).isEqualTo("FAILED");
    assertThat(page.statusDetail()).isEqualTo("JobStatus is FAILED (try again: SERVICE_ERROR)");
  }

  @Test
  void anUnknownGranularityIsTakenForTheCoarserOne() {
    assertThat(Pages.read(Pages.completed("'JobType':'RESOURCE_LEVEL'")).granularity())
        .isEqualTo(Granularity.SERVICE_LEVEL);
  }

  @Test
  void thePrincipalBesideThePageAndTruncationAreRead() {
    LastAccessedPage page =
        Pages.read(Pages.completed("'PrincipalId':'AROAEXAMPLE','IsTruncated':true"));

    assertThat(page.principalId()).isEqualTo("AROAEXAMPLE");
    assertThat(page.truncated()).isTrue();
  }

  @Test
  void theParserIsLeftAtTheEndOfThePage() {
    try (JsonParser parser = Pages.open("[" + Pages.completed("'X':[{}]") + ",7]")) {
      parser.nextToken();
      parser.nextToken();
      new LastAccessedReader(Catalog.bundled()).page(parser);

      assertThat(parser.currentToken()).isEqualTo(JsonToken.END_OBJECT);
      assertThat(parser.nextToken()).isEqualTo(JsonToken.VALUE_NUMBER_INT);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "'text'",
        "{}",
        "{'UserDetailList':[],'RoleDetailList':[]}",
        "{'JobStatus':null}",
        "{'JobStatus':7}",
        "{'JobStatus':'COMPLETED','JobCompletionDate':'yesterday'}",
        "{'JobStatus':'COMPLETED','JobCompletionDate':true}",
        "{'JobStatus':'COMPLETED','JobCompletionDate':1e300}",
        "{'JobStatus':'COMPLETED','IsTruncated':'true'}",
        "{'JobStatus':'COMPLETED','ServicesLastAccessed':{}}",
        "{'JobStatus':'COMPLETED','ServicesLastAccessed':[null]}",
        "{'JobStatus':'COMPLETED','ServicesLastAccessed':['s3']}",
        "{'JobStatus':'COMPLETED','ServicesLastAccessed':[{}]}",
        "{'JobStatus':'COMPLETED','ServicesLastAccessed':[{'ServiceNamespace':''}]}",
        "{'JobStatus':'COMPLETED','ServicesLastAccessed':[{'ServiceNamespace':'s3',"
            + "'LastAuthenticated':'never'}]}",
        "{'JobStatus':'COMPLETED','ServicesLastAccessed':[{'ServiceNamespace':'s3',"
            + "'TrackedActionsLastAccessed':{}}]}",
        "{'JobStatus':'COMPLETED','ServicesLastAccessed':[{'ServiceNamespace':'s3',"
            + "'TrackedActionsLastAccessed':[{}]}]}"
      })
  void aWrongDocumentIsRefusedWithItsPlace(String json) {
    assertThatThrownBy(() -> Pages.read(json))
        .isInstanceOf(EvidenceException.class)
        .hasMessageMatching("(?s).+\\(line \\d+, column \\d+\\)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"not JSON", "{'JobStatus':'COMPLETED'", "{'JobStatus':'COMPLETED',"})
  void whatIsNotJsonOrEndsTooEarlyIsRefused(String text) {
    assertThatThrownBy(() -> Pages.read(text))
        .isInstanceOfAny(JacksonException.class, EvidenceException.class);
  }

  private static TrackedActions tracked(LastAccessedPage page) {
    return Objects.requireNonNull(page.services().get(0).tracked());
  }

  @Test
  void theUseOfAnyActionIsUseOfItsService() {
    ServiceAccess access =
        Pages.read(
                """
                {'JobStatus': 'COMPLETED', 'ServicesLastAccessed': [{'ServiceNamespace': 's3',
                 'TrackedActionsLastAccessed': [
                   {'ActionName': 'NoSuchAction', 'LastAccessedTime': '2026-11-18T10:00:00Z'},
                   {'ActionName': 'DeleteBucket'}]}]}
                """)
            .services()
            .get(0);

    assertThat(access.lastAuthenticated()).isEqualTo(Instant.parse("2026-11-18T10:00:00Z"));
  }
}
