package io.airworthy.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.airworthy.loop.RenamedColumn.NewAttribute;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenamedColumnTest {
  private static final List<ColumnCheck.Emptied> EMPTIED =
      List.of(new ColumnCheck.Emptied("output_tokens", 1, 0.25));

  @TempDir Path folder;

  @Test
  void among_pairsAColumnWithAnAttributeThatCameUpAsOften() {
    assertThat(
            RenamedColumn.among(
                EMPTIED,
                List.of(
                    new NewAttribute("acme.tokens", 330),
                    new NewAttribute("acme.color", 331),
                    new NewAttribute("acme.size", 269)),
                400))
        .containsExactly(new RenamedColumn("output_tokens", "acme.tokens", 300, 330));
  }

  @Test
  void findings_withoutASuspicionAreWrittenAsBefore() throws Exception {
    String before = "{\"emptied\":[],\"newAttributes\":[],\"quarantined\":[]}";
    Path file = Files.writeString(folder.resolve("columns.json"), before);
    ColumnCheck.Findings findings = RunFiles.read(file, ColumnCheck.Findings.class);
    assertThat(findings.renamed()).isEmpty();
    RunFiles.write(file, findings);
    assertThat(Files.readString(file)).doesNotContain("renamed");
  }
}
