package io.airworthy.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TripwireTest {
  private final Tripwire tripwire = new Tripwire(1);
  private final String marker = tripwire.plant("somewhere");

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4})
  void search_findsBase64AtEveryOffset(int before) {
    String text = "x".repeat(before) + marker + "and more";
    String encoded = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));

    assertThat(tripwire.search("a token", encoded.getBytes(StandardCharsets.UTF_8)))
        .containsExactly("a marker as Base64 -> a token");
  }

  @Test
  void search_findsEveryWayOfWriting() throws IOException {
    byte[] plain = ("so " + marker).getBytes(StandardCharsets.UTF_8);

    assertThat(tripwire.search("plain", plain)).containsExactly("somewhere -> plain");
    assertThat(tripwire.search("gzip", Gzip.of(plain))).hasSize(1);
    assertThat(
            tripwire.search(
                "upper",
                new String(plain, StandardCharsets.UTF_8)
                    .toUpperCase(Locale.ROOT)
                    .getBytes(StandardCharsets.UTF_8)))
        .hasSize(1);
    assertThat(tripwire.search("utf-16", marker.getBytes(StandardCharsets.UTF_16))).hasSize(1);
    assertThat(
            tripwire.search(
                "hex", HexFormat.of().formatHex(plain).getBytes(StandardCharsets.UTF_8)))
        .hasSize(1);
    assertThat(
            tripwire.search(
                "dump",
                HexFormat.ofDelimiter(" ").formatHex(plain).getBytes(StandardCharsets.UTF_8)))
        .hasSize(1);
    assertThat(tripwire.search("nothing", "zq and more".getBytes(StandardCharsets.UTF_8)))
        .isEmpty();
    assertThat(tripwire.searched()).isEqualTo(7);
  }

  @Test
  void search_readsFilesTheirNamesAndWhatDecodersMakeOfThem(@TempDir Path folder)
      throws IOException {
    Files.writeString(folder.resolve("reversed.txt"), new StringBuilder(marker).reverse());
    Files.writeString(folder.resolve(marker + ".txt"), "empty");
    Tripwire decoding =
        new Tripwire(
            1,
            new Tripwire.Decoder() {
              @Override
              public boolean reads(Path file) {
                return file.endsWith("reversed.txt");
              }

              @Override
              public String text(Path file) throws IOException {
                return new StringBuilder(Files.readString(file)).reverse().toString();
              }
            });
    decoding.plant("somewhere");

    assertThat(decoding.search(folder))
        .containsExactlyInAnyOrder(
            "somewhere -> reversed.txt decoded", "somewhere -> the name of " + marker + ".txt");
  }
}
