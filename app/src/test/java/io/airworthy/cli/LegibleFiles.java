package io.airworthy.cli;

import io.airworthy.testkit.Tripwire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.Locale;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;

/// Makes the compressed files of a data directory legible to the tripwire.
final class LegibleFiles {
  private LegibleFiles() {}

  /// Every cell and the metadata of a Parquet file.
  static final class Parquet implements Tripwire.Decoder {
    @Override
    public boolean reads(Path file) {
      return name(file).endsWith(".parquet");
    }

    @Override
    public String text(Path file) throws IOException {
      String literal = "'" + file.toString().replace("'", "''") + "'";
      StringBuilder text = new StringBuilder();
      try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
          Statement statement = duck.createStatement()) {
        for (String from : new String[] {"read_parquet", "parquet_kv_metadata", "parquet_schema"}) {
          String cells = from.equals("parquet_kv_metadata") ? "decode(key), decode(value)" : "*";
          append(
              text,
              statement.executeQuery("select " + cells + " from " + from + "(" + literal + ")"));
        }
      } catch (SQLException e) {
        throw new IOException(e);
      }
      return text.toString();
    }

    private static void append(StringBuilder text, ResultSet rows) throws SQLException {
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        for (int column = 1; column <= columns; column++) {
          String cell = rows.getString(column);
          text.append(cell).append('\t');
          if (cell != null && rows.getMetaData().getColumnName(column).equals("held_row")) {
            byte[] payload = HexFormat.of().parseHex(cell);
            text.append(new String(payload, StandardCharsets.ISO_8859_1)).append('\t');
          }
        }
        text.append('\n');
      }
    }
  }

  /// Every record of an Avro file, of which Iceberg's manifests are.
  static final class Avro implements Tripwire.Decoder {
    @Override
    public boolean reads(Path file) {
      return name(file).endsWith(".avro");
    }

    @Override
    public String text(Path file) throws IOException {
      StringBuilder text = new StringBuilder();
      try (DataFileReader<GenericRecord> records =
          new DataFileReader<>(file.toFile(), new GenericDatumReader<>())) {
        text.append(records.getMetaKeys());
        records.forEach(row -> text.append(row).append('\n'));
      }
      return text.toString();
    }
  }

  private static String name(Path file) {
    return file.getFileName().toString().toLowerCase(Locale.ROOT);
  }
}
