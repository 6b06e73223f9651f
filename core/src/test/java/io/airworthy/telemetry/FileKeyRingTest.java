package io.airworthy.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.airworthy.AirworthyException;
import io.airworthy.Identifier;
import io.airworthy.Pseudonym;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileKeyRingTest {
  private static final Identifier CONTOSO = new Identifier("contoso");

  @TempDir Path folder;

  @Test
  void key_staysTheSameAndIsTheTenantsOwn() {
    FileKeyRing ring = new FileKeyRing(folder.resolve("keys"));

    SecretKey key = ring.keyOf(CONTOSO);

    assertThat(new FileKeyRing(folder.resolve("keys")).keyOf(CONTOSO)).isEqualTo(key);
    assertThat(ring.keyOf(new Identifier("fabrikam"))).isNotEqualTo(key);
  }

  @Test
  void keyFile_isReadableByItsOwnerOnly() throws IOException {
    new FileKeyRing(folder.resolve("keys")).keyOf(CONTOSO);

    try (Stream<Path> files = Files.list(folder.resolve("keys"))) {
      assertThat(files.toList())
          .singleElement()
          .satisfies(file -> assertThat(Files.getPosixFilePermissions(file)).hasSize(2));
    }
  }

  @Test
  void manyRings_agreeOnOneKey() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<SecretKey>> tasks =
          IntStream.range(0, 32)
              .<Callable<SecretKey>>mapToObj(
                  i -> () -> new FileKeyRing(folder.resolve("keys")).keyOf(CONTOSO))
              .toList();
      SecretKey first = new FileKeyRing(folder.resolve("keys")).keyOf(CONTOSO);
      for (Future<SecretKey> key : threads.invokeAll(tasks)) {
        assertThat(key.get()).isEqualTo(first);
      }
    }
  }

  @Test
  void fileNames_differWhereTenantsDo() {
    assertThat(
            Stream.of("a.b", "a_b", "A.B", "a-b", "a/b", "a_2eb")
                .map(tenant -> FileKeyRing.fileName(new Identifier(tenant)))
                .distinct())
        .hasSize(6)
        .allMatch(name -> !name.contains("/"));
  }

  @Test
  void shortKey_isRefused() throws IOException {
    Path keys = Files.createDirectory(folder.resolve("keys"));
    Files.write(keys.resolve("contoso.key"), new byte[7]);

    assertThatThrownBy(() -> new FileKeyRing(keys).keyOf(CONTOSO))
        .isInstanceOf(AirworthyException.class)
        .hasMessageContaining("holds 7 bytes");
  }

  @Test
  void rotation_givesNewPseudonymsAndKeepsTheEarlierKeys() {
    FileKeyRing ring = new FileKeyRing(folder.resolve("keys"));
    ring.keyOf(CONTOSO);
    List<Pseudonym> before = ring.pseudonymsOf(CONTOSO, "ann");

    assertThat(ring.rotate(CONTOSO)).isEqualTo(1);
    assertThat(ring.rotate(CONTOSO)).isEqualTo(2);

    List<Pseudonym> after = ring.pseudonymsOf(CONTOSO, "ann");
    assertThat(after).hasSize(3).doesNotHaveDuplicates().endsWith(before.getFirst());
    assertThat(new Pseudonymiser(ring).pseudonym(CONTOSO, Pseudonymiser.Kind.USER, "ann"))
        .isEqualTo(after.getFirst());
  }

  @Test
  void destruction_leavesNoKeyAndTheNextOneIsNew() {
    FileKeyRing ring = new FileKeyRing(folder.resolve("keys"));
    ring.keyOf(CONTOSO);
    ring.rotate(CONTOSO);
    List<Pseudonym> before = ring.pseudonymsOf(CONTOSO, "ann");

    assertThat(ring.destroy(CONTOSO)).isEqualTo(2);

    assertThat(ring.pseudonymsOf(CONTOSO, "ann")).isEmpty();
    assertThat(folder.resolve("keys")).isEmptyDirectory();
    ring.keyOf(CONTOSO);
    assertThat(ring.pseudonymsOf(CONTOSO, "ann")).doesNotContainAnyElementsOf(before);
  }

  @Test
  void rotation_needsAKey() {
    FileKeyRing ring = new FileKeyRing(folder.resolve("keys"));
    assertThatThrownBy(() -> ring.rotate(CONTOSO))
        .isInstanceOf(AirworthyException.class)
        .hasMessageContaining("contoso has no key");
    assertThat(ring.pseudonymsOf(CONTOSO, "ann")).isEmpty();
    assertThat(folder.resolve("keys")).doesNotExist();
  }
}
