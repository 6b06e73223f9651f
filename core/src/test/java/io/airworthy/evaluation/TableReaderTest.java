package io.airworthy.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.airworthy.AirworthyException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableReaderTest {
  private static final String CSV = "y,s,name\n1,0.5,a\n0,0.25,\n1,0.75,\"b, c\"\n";

  @TempDir Path folder;

  private Table read(String name, String content) throws IOException {
    return TableReader.read(
        Files.writeString(folder.resolve(name), content).toString(), InputStream.nullInputStream());
  }

  private static void check(Table table) {
    assertThat(table.rows()).isEqualTo(3);
    assertThat(table.columns().keySet()).containsExactly("y", "s", "name");
    assertThat(table.labels("y")).containsExactly(1, 0, 1);
    assertThat(table.scores("s")).containsExactly(0.5, 0.25, 0.75);
    assertThat(table.column("name").texts()).containsExactly("a", "", "b, c");
    assertThat(table.column("name").missing()).isEqualTo(1);
  }

  @Test
  void csv_isRead() throws IOException {
    check(read("it's.csv", CSV));
  }

  @Test
  void jsonLines_areRead() throws IOException {
    check(
        read(
            "x.jsonl",
            """
            {"y":1,"s":0.5,"name":"a"}
            {"y":0,"s":0.25,"name":null}
            {"y":1,"s":0.75,"name":"b, c"}
            """));
  }

  @Test
  void gzip_isRead() throws IOException {
    Path file = folder.resolve("x.csv.gz");
    try (OutputStream stream = new GZIPOutputStream(Files.newOutputStream(file))) {
      stream.write(CSV.getBytes(StandardCharsets.UTF_8));
    }
    check(TableReader.read(file.toString(), InputStream.nullInputStream()));
  }

  @Test
  void parquetAndZstd_areRead() throws IOException, SQLException {
    Path csv = Files.writeString(folder.resolve("x.csv"), CSV);
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      for (String name : new String[] {"x.parquet", "y.csv.zst"}) {
        Path file = folder.resolve(name);
        String options = name.endsWith("zst") ? "FORMAT csv, COMPRESSION zstd" : "FORMAT parquet";
        statement.execute("COPY (FROM '" + csv + "') TO '" + file + "' (" + options + ")");
        check(TableReader.read(file.toString(), InputStream.nullInputStream()));
      }
    }
  }

  @Test
  void standardInput_isRead() {
    check(TableReader.read("-", new ByteArrayInputStream(CSV.getBytes(StandardCharsets.UTF_8))));
  }

  @Test
  void times_areSecondsOfTheEpoch() throws IOException {
    Table table = read("t.csv", "t,d\n1970-01-01 00:01:00,1970-01-02\n");
    assertThat(table.scores("t")).containsExactly(60);
    assertThat(table.scores("d")).containsExactly(86_400);
  }

  @Test
  void lateText_makesTheWholeColumnText_andIsNamed() throws IOException {
    StringBuilder lines = new StringBuilder("y,s\n");
    for (int row = 0; row < 30_000; row++) {
      lines.append("1,0.5\n");
    }
    Table table = read("late.csv", lines + "0,secret words\n");
    assertThatThrownBy(() -> table.scores("s"))
        .isInstanceOf(AirworthyException.class)
        .hasMessageContaining(
            "late.csv: row 30001, column s: found a text of 12 characters, expected a finite number")
        .hasMessageNotContaining("secret");
  }

  @Test
  void badValues_areNamed() throws IOException {
    Table table = read("bad.csv", "y,s\n1,0.5\n2,nan\n");
    assertThatThrownBy(() -> table.labels("y"))
        .hasMessageEndingWith("bad.csv: row 2, column y: found 2.0, expected 0 or 1");
    assertThatThrownBy(() -> table.scores("s"))
        .hasMessageEndingWith("row 2, column s: found nothing or NaN, expected a finite number");
    assertThatThrownBy(() -> table.labels("label"))
        .hasMessageEndingWith("no column label, found y, s");
    Table infinite = read("inf.csv", "y,s\n1,inf\n,0.5\n");
    assertThatThrownBy(() -> infinite.scores("s")).hasMessageContaining("found Infinity");
    assertThatThrownBy(() -> infinite.labels("y")).hasMessageContaining("row 2, column y");
  }

  @Test
  void raggedRow_namesItsLineAndNotItsContent() {
    assertThatThrownBy(() -> read("ragged.csv", "y,s\n1,0.5\n0,0.5,secret,words\n1,0.25\n"))
        .isInstanceOf(AirworthyException.class)
        .hasMessageContaining("ragged.csv: line 3")
        .hasMessageNotContaining("secret");
  }

  @Test
  void missingAndEmptyFiles_areBadInput() {
    assertThatThrownBy(() -> TableReader.read("nowhere.csv", InputStream.nullInputStream()))
        .hasMessage("nowhere.csv: no such file");
    assertThatThrownBy(() -> TableReader.read("-", InputStream.nullInputStream()))
        .hasMessageStartingWith("standard input: is empty, expected");
  }

  @Test
  void headerAlone_isATableWithoutRows() throws IOException {
    Table table = read("header.csv", "y,s\n");
    assertThat(table.rows()).isZero();
    assertThat(table.labels("y")).isEmpty();
    assertThat(table.scores("s")).isEmpty();
  }

  @Test
  void dialect_isToldByTheHeader() throws IOException {
    Table spaced = read("spaced.csv", "y, s\n1, 0.5\n0, 0.25\n");
    assertThat(spaced.scores("s")).containsExactly(0.5, 0.25);
    Table words = read("words.csv", "x,y\nnan,# no comment\n1_000,1\n");
    assertThat(words.column("x").type()).isEqualTo("text");
    assertThat(words.column("y").texts()).containsExactly("# no comment", "1");
    Table gaps = read("gaps.csv", "x,y\n1,NaN\n,2\n");
    assertThat(gaps.column("x").missing()).isEqualTo(1);
    assertThat(gaps.column("y").missing()).isEqualTo(1);
  }

  @Test
  void header_isReadLiterally() throws IOException {
    Table table = read("h.csv", "\ufeffa,A,\"b, \"\"c\"\"\",\n1,2,3,4\n");
    assertThat(table.columns().keySet()).containsExactly("a", "A", "b, \"c\"", "(column 4)");
    assertThat(table.scores("A")).containsExactly(2);
    assertThatThrownBy(() -> read("twice.csv", "a,b,a\n1,2,3\n"))
        .hasMessageEndingWith("twice.csv: line 1: the header names the column a twice");
  }

  @Test
  void groups_leaveRowsWithoutAValueAlone() throws IOException {
    assertThat(read("g.csv", "g,x\na,1\n,1\n,1\na,1\n").groups("g"))
        .containsExactly("=a", "row 2", "row 3", "=a");
  }
}
