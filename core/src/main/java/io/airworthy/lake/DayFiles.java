package io.airworthy.lake;

import io.airworthy.AirworthyException;
import io.airworthy.DurableFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.Metrics;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.types.Conversions;
import org.apache.iceberg.types.Types;

/// Writes what is staged for a table as the files of its next commit, one a day.
record DayFiles(Catalogue catalogue, LakeTable name, Staging staging) {
  /// The key of the snapshot summary that `docs/formats/journal.md` names.
  static final String JOURNAL_POSITION = "airworthy.journal-position";

  /// The last journal record whose rows for this table are in it; 0 when there is none.
  long journalPosition() {
    Snapshot current = catalogue.table(name).currentSnapshot();
    return current == null
        ? 0
        : Long.parseLong(current.summary().getOrDefault(JOURNAL_POSITION, "0"));
  }

  /// Files are named by their day and the number of the commit that will bring them in, so what a
  /// crash left behind is written over. They are on the disk when this returns.
  List<DataFile> write() throws SQLException {
    Table table = catalogue.table(name);
    Snapshot current = table.currentSnapshot();
    long sequence = current == null ? 1 : current.sequenceNumber() + 1;
    List<DataFile> files = new ArrayList<>();
    for (Staging.DayFile written : staging.write(day -> file(day, sequence))) {
      force(file(written.day(), sequence));
      files.add(dataFile(table, written, sequence));
    }
    return files;
  }

  private String location(LocalDate day, long sequence) {
    return RelativeFileIO.location(
        "%s/data/%s/%08d.parquet".formatted(name.tableName(), day, sequence));
  }

  private Path file(LocalDate day, long sequence) {
    return catalogue.file(location(day, sequence));
  }

  private void force(Path file) {
    try {
      DurableFiles.forceBelow(catalogue.file(RelativeFileIO.location("")), file);
    } catch (IOException e) {
      throw AirworthyException.internal(file + " cannot be written to the disk", e);
    }
  }

  private DataFile dataFile(Table table, Staging.DayFile written, long sequence) {
    int time = name.timeColumnId();
    return DataFiles.builder(table.spec())
        .withPath(location(written.day(), sequence))
        .withFormat(FileFormat.PARQUET)
        .withFileSizeInBytes(file(written.day(), sequence).toFile().length())
        .withPartitionPath(name.timeColumn() + "_day=" + written.day())
        .withMetrics(
            new Metrics(
                written.rows(),
                Map.of(),
                Map.of(time, written.rows()),
                Map.of(time, 0L),
                Map.of(),
                Map.of(time, micros(written.firstMicros())),
                Map.of(time, micros(written.lastMicros()))))
        .build();
  }

  private static ByteBuffer micros(long value) {
    return Conversions.toByteBuffer(Types.TimestampType.withoutZone(), value);
  }
}
