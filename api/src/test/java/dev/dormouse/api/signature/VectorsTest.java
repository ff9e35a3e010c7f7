package dev.dormouse.api.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dormouse.api.call.RawRequest;
import dev.dormouse.api.call.RawRequest.Header;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** AWS's published test suite, as data. */
class VectorsTest {
  private static final String SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

  @ParameterizedTest
  @CsvFileSource(
      resources = "/dev/dormouse/api/signature/vectors.txt",
      delimiter = '|',
      quoteCharacter = '`')
  void requestIsSignedAsAwsSignsIt(
      String name, String method, String target, String headers, String body, String signature) {
    List<Header> all = new ArrayList<>();
    all.add(new Header("Host", "example.amazonaws.com"));
    all.add(new Header("X-Amz-Date", "20150830T123600Z"));
    for (String header : headers == null ? List.<String>of() : List.of(headers.split(";", -1))) {
      int colon = header.indexOf(':');
      all.add(new Header(header.substring(0, colon), header.substring(colon + 1)));
    }
    TreeSet<String> signed = new TreeSet<>();
    all.forEach(header -> signed.add(header.name().toLowerCase(Locale.ROOT)));
    all.add(
        new Header(
            "Authorization",
            "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request,"
                + " SignedHeaders="
                + String.join(";", signed)
                + ", Signature="
                + signature));
    int question = target.indexOf('?');
    byte[] bytes = (body == null ? "" : body).getBytes(StandardCharsets.UTF_8);
    RawRequest request =
        new RawRequest(
            method,
            question < 0 ? target : target.substring(0, question),
            question < 0 ? "" : target.substring(question + 1),
            all,
            RawRequest.Body.of(bytes),
            "127.0.0.1");
    assertThat(new SignatureCheck().sign(request, Claims.of(request), Hashes.sha256(bytes), SECRET))
        .as(name)
        .isEqualTo(signature);
  }
}
