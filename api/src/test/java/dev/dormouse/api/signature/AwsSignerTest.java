package dev.dormouse.api.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dormouse.analyzers.access.AccessKey;
import dev.dormouse.analyzers.access.AuditEntry;
import dev.dormouse.analyzers.access.Role;
import dev.dormouse.analyzers.port.AccessStore;
import dev.dormouse.api.call.ApiException;
import dev.dormouse.api.call.PercentText;
import dev.dormouse.api.call.RawRequest;
import dev.dormouse.api.key.AccessKeys;
import dev.dormouse.api.key.SecretBox;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** AWS's signer on one side, our check on the other. */
class AwsSignerTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

  private final AccessKeys keys =
      new AccessKeys(
          new Keys(),
          new SecretBox(new byte[SecretBox.KEY_BYTES], new SecureRandom()),
          new SecureRandom());
  private final AccessKeys.Created key = keys.create("test", Role.VIEWER, Set.of(), null, NOW);
  private final SigV4Authenticator authenticator = new SigV4Authenticator(keys);

  private RawRequest signed(String uri, String body, @Nullable Duration presigned) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    SdkHttpRequest request =
        SdkHttpRequest.builder()
            .method(body.isEmpty() ? SdkHttpMethod.GET : SdkHttpMethod.POST)
            .uri(URI.create(uri))
            .putHeader("Accept", "a,  b   c")
            .build();
    SdkHttpRequest signed =
        AwsV4HttpSigner.create()
            .sign(
                sign -> {
                  sign.identity(AwsCredentialsIdentity.create(key.key().id(), key.secret()))
                      .request(request)
                      .payload(() -> new ByteArrayInputStream(bytes))
                      .putProperty(AwsV4HttpSigner.REGION_NAME, "mars-north-1")
                      .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "access-analyzer")
                      .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(NOW, ZoneOffset.UTC));
                  if (presigned != null) {
                    sign.putProperty(
                            AwsV4FamilyHttpSigner.AUTH_LOCATION,
                            AwsV4FamilyHttpSigner.AuthLocation.QUERY_STRING)
                        .putProperty(AwsV4FamilyHttpSigner.EXPIRATION_DURATION, presigned);
                  }
                })
            .request();
    List<RawRequest.Header> headers = new ArrayList<>();
    signed.forEachHeader(
        (name, values) -> values.forEach(value -> headers.add(new RawRequest.Header(name, value))));
    if (headers.stream().noneMatch(header -> header.name().equalsIgnoreCase("host"))) {
      headers.add(new RawRequest.Header("Host", URI.create(uri).getAuthority()));
    }
    return new RawRequest(
        signed.method().name(),
        signed.encodedPath(),
        signed.encodedQueryParameters().orElse(""),
        headers,
        RawRequest.Body.of(bytes),
        "::1");
  }

  @Test
  void whatAwsSignsIsTaken() {
    long seed = 20261124L;
    Random random = new Random(seed);
    for (int i = 0; i < 300; i++) {
      String uri =
          "https://[::1]:8443/"
              + text(random)
              + "/"
              + text(random)
              + "?b="
              + text(random)
              + "&"
              + text(random)
              + "=1&b="
              + text(random);
      String body = random.nextBoolean() ? "" : text(random);
      assertThat(authenticator.authenticate(signed(uri, body, null), NOW).name())
          .as("seed %d, %s", seed, uri)
          .isEqualTo(key.key().id());
    }
  }

  private static String text(Random random) {
    String letters = "ab0-_.~!*'();:@&=+$,/?#[] %\u00e4\u1234<>\"";
    StringBuilder text = new StringBuilder("x");
    for (int i = random.nextInt(12); i > 0; i--) {
      text.append(letters.charAt(random.nextInt(letters.length())));
    }
    return PercentText.encode(text.toString());
  }

  @Test
  void presignedRequestHoldsAsLongAsItSays() {
    RawRequest request = signed("http://localhost:1/analyzer?type=x", "", Duration.ofMinutes(30));
    assertThat(authenticator.authenticate(request, NOW.plusSeconds(1_800)).role())
        .isEqualTo(Role.VIEWER);
    assertThatThrownBy(() -> authenticator.authenticate(request, NOW.plusSeconds(1_801)))
        .isInstanceOf(ApiException.class)
        .hasMessageContaining("Signature expired");
    assertThatThrownBy(() -> authenticator.authenticate(request, NOW.minusSeconds(301)))
        .hasMessageContaining("not yet current");
    RawRequest changed =
        new RawRequest(
            "GET",
            "/analyzer",
            request.query().replace("Expires=1800", "Expires=9999"),
            request.headers(),
            request.body(),
            "::1");
    assertThatThrownBy(() -> authenticator.authenticate(changed, NOW))
        .hasMessageContaining("does not match");
  }

  @Test
  void presignedRequestHoldsAtMostSevenDays() {
    String target = "http://localhost:1/analyzer";
    RawRequest week = signed(target, "", Duration.ofDays(7));
    assertThat(authenticator.authenticate(week, NOW.plusSeconds(604_800)).name())
        .isEqualTo(key.key().id());
    assertThatThrownBy(() -> authenticator.authenticate(week, NOW.plusSeconds(604_801)))
        .hasMessageContaining("Signature expired");

    RawRequest longer =
        new RawRequest(
            "GET",
            week.path(),
            week.query().replace("Expires=604800", "Expires=604801"),
            week.headers(),
            week.body(),
            "::1");
    assertThatThrownBy(() -> authenticator.authenticate(longer, NOW))
        .hasMessageContaining("X-Amz-Expires must be between 1 and 604800 seconds");
  }

  private static final class Keys implements AccessStore {
    private final Map<String, AccessKey> keys = new HashMap<>();

    @Override
    public void add(AccessKey added) {
      keys.put(added.id(), added);
    }

    @Override
    public Optional<AccessKey> find(String id) {
      return Optional.ofNullable(keys.get(id));
    }

    @Override
    public List<AccessKey> keys() {
      return List.copyOf(keys.values());
    }

    @Override
    public boolean setEnabled(String id, boolean enabled) {
      return false;
    }

    @Override
    public boolean remove(String id) {
      return keys.remove(id) != null;
    }

    @Override
    public int sweepAudit(Instant before, int limit) {
      return 0;
    }

    @Override
    public void append(AuditEntry entry) {
      throw new UnsupportedOperationException("no log here: " + entry);
    }

    @Override
    public List<AuditEntry> audit(@Nullable Instant before, int limit) {
      return List.of();
    }
  }
}
