package dev.dormouse.snapshot.sample;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PercentEncodingTest {
  @Test
  void keepsUnreservedCharactersOnly() {
    assertThat(PercentEncoding.encode("aZ09-._~ {\"s3:*\"}/é"))
        .isEqualTo("aZ09-._~%20%7B%22s3%3A%2A%22%7D%2F%C3%A9");
  }
}
