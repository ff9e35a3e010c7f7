package dev.dormouse.api.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class SecretBoxTest {
  private final byte[] key = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private final SecretBox box = new SecretBox(key, new SecureRandom());

  @Test
  void sealedSecretOpensForItsOwnerOnly() {
    String sealed = box.seal("AKIA1", "secret");
    assertThat(box.open("AKIA1", sealed)).isEqualTo("secret");
    assertThat(sealed).isNotEqualTo(box.seal("AKIA1", "secret"));
    assertThatThrownBy(() -> box.open("AKIA2", sealed)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void anotherKeyFileDoesNotOpenIt() {
    String sealed = box.seal("AKIA1", "secret");
    SecretBox other = new SecretBox(new byte[SecretBox.KEY_BYTES], new SecureRandom());
    assertThatThrownBy(() -> other.open("AKIA1", sealed))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("key file");
  }

  @Test
  void changedSecretDoesNotOpen() {
    byte[] sealed = Base64.getDecoder().decode(box.seal("AKIA1", "secret"));
    for (int i = 0; i < sealed.length; i++) {
      byte[] changed = sealed.clone();
      changed[i] ^= 1;
      assertThatThrownBy(() -> box.open("AKIA1", Base64.getEncoder().encodeToString(changed)))
          .isInstanceOf(IllegalStateException.class);
    }
    assertThatThrownBy(() -> box.open("AKIA1", "AAAA")).hasMessageContaining("cut off");
    assertThatThrownBy(() -> box.open("AKIA1", "?")).hasMessageContaining("not Base64");
  }

  @Test
  void keyOfAnotherLengthIsRefused() {
    assertThatThrownBy(() -> new SecretBox(new byte[16], new SecureRandom()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not 16");
  }
}
