package io.airworthy.measures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.airworthy.AirworthyException;
import io.airworthy.lake.Database;
import io.airworthy.testkit.Gzip;
import java.io.ByteArrayInputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TabularFileTest {
  private static final String EVENTS = "timestamp,user_id\n0,a\n86400,b\n";

  @TempDir Path folder;
  private TableFixture tables;

  @BeforeEach
  void fixture() {
    tables = new TableFixture(folder);
  }

  private int users(Path path) {
    return TableFixture.ask(path, meter -> meter.activeUsers(30)).maxDistinctUsers();
  }

  private AbstractThrowableAssert<?, ? extends Throwable> failure(Path path) {
    return assertThatThrownBy(() -> users(path)).isInstanceOf(AirworthyException.class);
  }

  private AbstractThrowableAssert<?, ? extends Throwable> failure(String text) {
    return failure(tables.file("bad.csv", text));
  }

  private void duckdb(String sql) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:")) {
      new Database(connection).run("test", sql);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "u,1\n", "u,1\nv,2\n"})
  void hugeLine_isToldWhereverItStands(String after) {
    failure("user_id,timestamp\nw,0\n" + "a".repeat(60_000_000) + ",1\n" + after)
        .hasMessageMatching(".*found a line (that is too long|of more than 2,000,000 bytes).*");
  }

  @Test
  void hugeLine_isToldInACompressedFileToo() throws Exception {
    Path file = folder.resolve("huge.csv.gz");
    try (Writer text =
        new OutputStreamWriter(
            new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8)) {
      text.write("user_id,timestamp\nw,0\n" + "a".repeat(60_000_000) + ",1\n");
    }
    failure(file).hasMessageContaining("line");
  }

  @Test
  void longLine_withinTheLimitIsRead() {
    String text = "user_id,timestamp\n" + "a".repeat(1_999_000) + ",1\n";
    assertThat(users(tables.file("long.csv", text))).isEqualTo(1);
  }

  @Test
  void csv_isReadWithMarkCarriageReturnsQuotesAndExtraColumnsInAnyOrder() {
    String text =
        "\uFEFFnote,user_id,timestamp\r\n\"x, \"\"y\"\"\r\nz\",a,0\r\n\r\nplain,\"b\",1\r\n";
    assertThat(users(tables.file("t.csv", text))).isEqualTo(2);
  }

  @Test
  void csv_keepsColumnsApartThatDifferByCaseOrHaveNoName() {
    assertThat(users(tables.file("t.csv", ",Timestamp,timestamp,user_id\n1,x,0,a\n"))).isEqualTo(1);
  }

  @Test
  void jsonLines_areReadWithNumbersTextsBlankLinesAndExtraKeys() {
    String text =
        "{\"user_id\":\"a\",\"timestamp\":0}\n\n"
            + "{\"timestamp\":\"86400\",\"user_id\":7,\"x\":[1]}\n";
    assertThat(users(tables.file("t.jsonl", text))).isEqualTo(2);
  }

  @Test
  void parquet_isReadWithItsTypes() throws Exception {
    Path path = folder.resolve("t.parquet");
    duckdb(
        "copy (select 0::bigint as timestamp, 'a' as user_id union all select 1, 'b') to '%s'"
            .formatted(path));
    assertThat(users(path)).isEqualTo(2);
  }

  @Test
  void packing_isToldByContentWhateverTheName() throws Exception {
    assertThat(users(tables.file("t.data", Gzip.of(EVENTS)))).isEqualTo(2);
    Path packed = folder.resolve("u.csv.zst");
    duckdb(
        "copy (select 0 as timestamp, 'a' as user_id) to '%s' (format csv, header, compression zstd)"
            .formatted(packed));
    assertThat(users(packed)).isEqualTo(1);
  }

  @Test
  void stream_isReadAndItsCopyDeleted() throws Exception {
    ByteArrayInputStream in = new ByteArrayInputStream(Gzip.of(EVENTS));
    try (TabularFile file = TabularFile.read(in, "standard input")) {
      assertThat(file.columns()).containsExactly("timestamp", "user_id");
      assertThat(Meter.on(file).activeUsers(1).events()).isEqualTo(2);
    }
    ByteArrayInputStream bad =
        new ByteArrayInputStream("timestamp,user_id\n-3,a\n".getBytes(StandardCharsets.UTF_8));
    try (TabularFile file = TabularFile.read(bad, "standard input")) {
      assertThatThrownBy(() -> Meter.on(file).activeUsers(1))
          .hasMessageStartingWith("standard input: row 1 (line 2), column timestamp: found -3");
    }
  }

  @Test
  void missingColumn_isNamedBesideThoseThatAreThere() {
    failure("time,user_id\n0,a\n")
        .hasMessageContaining("bad.csv: no column timestamp; there are: time, user_id");
    failure(tables.file("bad.jsonl", "{\"time\":0,\"user_id\":\"a\"}\n"))
        .hasMessageContaining("no column timestamp; there are: time, user_id");
  }

  @Test
  void badCell_isNamedByRowAndLineBehindQuotedLineBreaksAndBlankLines() {
    failure("note,timestamp,user_id\n\"two\nlines\",0,a\n\n,-7,b\n,-8,c\n")
        .hasMessageEndingWith(
            "bad.csv: row 2 (line 5), column timestamp: found -7, "
                + "expected UTC epoch seconds from 0 to 253402300799");
  }

  @Test
  void badCell_isTheFirstEvenInALongFile() {
    StringBuilder text = new StringBuilder("timestamp,user_id\n");
    for (int i = 1; i <= 400_000; i++) {
      text.append(i == 399_000 || i == 250_001 ? "-" : "").append(i).append(",u\n");
    }
    failure(text.toString())
        .hasMessageContaining("row 250001 (line 250002)")
        .hasMessageContaining("found -250001");
  }

  @ParameterizedTest
  @CsvSource({
    "a secret word, text of 13 characters",
    "'', an empty cell",
    "-1, -1",
    "-0.5, -0.5",
    "nan, nan",
    "1700000000000, 1700000000000",
    "1_000, text of 5 characters",
    "0x10, text of 4 characters",
    "2024-01-01, text of 10 characters",
  })
  void timestamp_thatIsNoneIsShownOnlyWhenItIsANumber(String cell, String found) {
    failure("timestamp,user_id\n5,a\n" + cell + ",b\n")
        .hasMessageContaining("row 2 (line 3), column timestamp: found " + found + ", expected");
  }

  @Test
  void missingUser_isBadInput() {
    failure("timestamp,user_id\n5,\n")
        .hasMessageContaining("row 1 (line 2), column user_id: found an empty cell, expected text");
    failure(tables.file("b.jsonl", "{\"timestamp\":1,\"user_id\":\"a\"}\n\n{\"timestamp\":1}\n"))
        .hasMessageContaining("row 2 (line 3), column user_id: found an empty cell");
    failure(tables.file("b.jsonl", "{\"timestamp\":1,\"user_id\":null}\n"))
        .hasMessageContaining("row 1 (line 1), column user_id: found an empty cell");
  }

  @Test
  void malformedCsv_isNamedByLineAndNeverRepeated() {
    failure("timestamp,user_id\n1,a\n2\n")
        .hasMessageContaining("line 3: found a row of 1, expected 2 as in");
    failure("timestamp,user_id\n1,a\n2,b,secret\n")
        .hasMessageContaining("line 3: found a row of 3, expected 2 as in")
        .message()
        .doesNotContain("secret");
    failure("timestamp,user_id\n1,a\n2,\"secret\n3,c\n")
        .hasMessageContaining("line 3: found a quote that is not closed")
        .message()
        .doesNotContain("secret");
    byte[] notUtf8 = "timestamp,user_id\n1,a\n2,\u00ff\n".getBytes(StandardCharsets.ISO_8859_1);
    failure(tables.file("latin.csv", notUtf8)).hasMessageContaining("line 3: found bytes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"timestamp\":1, secret}", "[1,2]", "secret", "{\"timestamp\":"})
  void malformedJson_isNamedByLineAndNeverRepeated(String line) {
    String good = "{\"timestamp\":1,\"user_id\":\"a\"}\n";
    failure(tables.file("near.jsonl", good + "\n" + line + "\n" + good))
        .hasMessageContaining("line 3: found no JSON object, expected one a line")
        .message()
        .doesNotContain("secret");
    failure(tables.file("far.jsonl", good.repeat(300) + line + "\n"))
        .hasMessageContaining("line 301: found no JSON object");
  }

  @Test
  void header_thatRepeatsAColumnIsBadInput() {
    failure("timestamp,user_id,user_id\n1,a,b\n")
        .hasMessageContaining("line 1: the header names the column user_id twice");
  }

  @Test
  void file_thatIsNoTableIsBadInput() throws Exception {
    failure(folder.resolve("absent.csv")).hasMessageEndingWith("absent.csv: no such file");
    failure(folder).hasMessageContaining("is a directory");
    failure("").hasMessageContaining("is empty");
    failure("\n\n").hasMessageContaining("is empty");
    failure(tables.file("b.parquet", "PAR1 but no more")).hasMessageContaining("whole Parquet");
    failure(tables.file("b.gz", new byte[] {0x1f, (byte) 0x8b, 1, 2, 3}))
        .hasMessageContaining("whole gzip file");
    byte[] packed = Gzip.of("timestamp,user_id\n" + "1,a\n2,bc\n3,def\n".repeat(20_000));
    failure(tables.file("cut.gz", Arrays.copyOf(packed, packed.length / 2)));
    assertThat(Files.exists(folder.resolve(".tmp"))).isFalse();
  }

  @Test
  void parquetColumn_ofAnotherTypeIsBadInput() throws Exception {
    Path path = folder.resolve("t.parquet");
    duckdb("copy (select [1] as timestamp, 'a' as user_id) to '%s'".formatted(path));
    failure(path).hasMessageContaining("column timestamp: found the type INTEGER[], expected UTC");
  }
}
