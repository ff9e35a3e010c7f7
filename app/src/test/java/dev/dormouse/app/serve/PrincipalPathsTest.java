package dev.dormouse.app.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dormouse.testing.Export;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A principal that a request names is looked for among those of the snapshot, not among files. */
class PrincipalPathsTest {
  private static final String ARN = "arn:aws:iam::" + Rig.ACCOUNT + ":role/";

  @TempDir Path folder = Path.of("");

  private static HttpResponse<String> explained(Served served, String arn) throws Exception {
    String encoded = URLEncoder.encode(arn, StandardCharsets.UTF_8).replace("+", "%20");
    return served.call("GET", "/dormouse/v1/analyzers/a/principals?arn=" + encoded, "");
  }

  @Test
  void arnInARequestNeverNamesAFile() throws Exception {
    Path snapshot = folder.resolve("snapshot");
    Path account = Export.of(Rig.ACCOUNT).role("Idle", Export.NEVER_USED).write(snapshot);
    for (Path file : new Path[] {folder, snapshot, account}) {
      Files.writeString(file.resolve("outside.json"), "{\"JobStatus\":\"do not read me\"}");
    }
    try (Served served =
        Served.start(folder.resolve("data"), "--account=" + Rig.ACCOUNT, "--source=" + snapshot)) {
      served.call("PUT", "/analyzer", "{'analyzerName':'a','type':'ACCOUNT_UNUSED_ACCESS'}");
      assertThat(explained(served, ARN + "Idle").statusCode()).isEqualTo(200);
      for (String arn :
          new String[] {
            ARN + "../outside",
            ARN + "../../../outside.json",
            ARN + "outside.json\u0000",
            ARN + folder.resolve("outside.json"),
            "arn:aws:iam::../..:role/outside",
            "../outside.json",
            "file://" + folder.resolve("outside.json"),
            folder.resolve("outside.json").toString()
          }) {
        HttpResponse<String> answer = explained(served, arn);
        assertThat(answer.statusCode()).as(arn).isIn(400, 404);
        assertThat(answer.body()).doesNotContain("do not read me");
      }
      assertThat(served.err()).doesNotContain("do not read me", "outside.json:");
    }
  }
}
