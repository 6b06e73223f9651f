package io.airworthy.lake;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// How the engine is asked to read and to write the lake's files.
final class ParquetSql {
  /// A column of more distinct values than this is of ids or measurements. A dictionary would be
  /// begun for it and thrown away.
  private static final int DICTIONARY_VALUES = 1_000;

  /// A group of rows is held by the engine until it is whole; ten of its vectors stay in the
  /// processor's caches meanwhile.
  private static final int GROUP_ROWS = 20_480;

  private ParquetSql() {}

  /// What stands after SQL's `from` for the given columns of files, found by field id.
  static String rows(List<Path> files, List<Column> columns) {
    return "read_parquet([%s], schema = %s)"
        .formatted(
            files.stream()
                .map(file -> DuckDb.literal(file.toString()))
                .collect(Collectors.joining(", ")),
            LakeTable.readSchema(columns));
  }

  /// Writes rows of a table to a file in their order: what came together is alike, and takes less
  /// room beside each other.
  ///
  /// @param source what stands after `from` for the rows
  static String copy(LakeTable table, String source, Path file) {
    return "copy (select %s from %s) to %s (format parquet, compression zstd, compression_level 1, dictionary_size_limit %d, row_group_size %d, field_ids %s)"
        .formatted(
            table.names(),
            source,
            DuckDb.literal(file.toString()),
            DICTIONARY_VALUES,
            GROUP_ROWS,
            table.fieldIds());
  }
}
