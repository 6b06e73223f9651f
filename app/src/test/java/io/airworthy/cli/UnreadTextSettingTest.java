package io.airworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.airworthy.lake.IcebergLake;
import io.airworthy.lake.LakeView;
import io.airworthy.testkit.otlp.Otlp;
import io.airworthy.testkit.otlp.OtlpJsonWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// `telemetry.text` from the configuration to the columns of a row.
class UnreadTextSettingTest {
  @RegisterExtension final BookedCommands books = new BookedCommands();

  @TempDir Path folder;

  private CommandRun ingest(String configuration) throws IOException {
    Path config = Files.writeString(folder.resolve("airworthy.yaml"), configuration);
    Path spans =
        Files.writeString(
            folder.resolve("spans.jsonl"),
            OtlpJsonWriter.line(Otlp.traces(Otlp.chat(1, "c", "Why does it fail?", "It is on."))));
    return books.run(
        folder.resolve("data"), "ingest", "--json", "--config=" + config, spans.toString());
  }

  private long signals() throws Exception {
    try (IcebergLake lake = IcebergLake.open(folder.resolve("data"));
        LakeView view = lake.view();
        Statement statement = view.connection().createStatement();
        ResultSet counts =
            statement.executeQuery("select count(message_chars) + count(reply_chars) from turns")) {
      counts.next();
      return counts.getLong(1);
    }
  }

  @Test
  void textsLeftUnread_haveNoSignals_whichIsSaid() throws Exception {
    CommandRun run = ingest("telemetry:\n  text: unread\n");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.err()).contains("telemetry.text is unread");
    assertThat(signals()).isZero();
  }

  @Test
  void textsAreReadOtherwise() throws Exception {
    CommandRun run = ingest("telemetry:\n  text: signals\n");

    assertThat(run.err()).doesNotContain("unread");
    assertThat(signals()).isEqualTo(2);
  }

  @Test
  void headsForUnreadTexts_areRefused() throws Exception {
    CommandRun run = ingest("telemetry:\n  text: unread\nheads:\n  intent: heads/intent\n");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("telemetry.text: unread").contains("heads");
  }
}
