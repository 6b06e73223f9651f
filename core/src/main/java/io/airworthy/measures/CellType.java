package io.airworthy.measures;

import java.util.Locale;
import java.util.Set;

/// What the cells of a column must hold, and the SQL that reads them: null where a cell does not.
///
/// Columns of CSV and JSON lines arrive as text, those of Parquet and of the lake with their type.
public enum CellType {
  /// Any text of at least one character, compared character by character; numbers as written.
  TEXT("text") {
    @Override
    boolean reads(String sqlType) {
      return !isNested(sqlType) && !sqlType.equals("BLOB");
    }

    @Override
    String read(String cell, String sqlType) {
      return "nullif(cast(" + cell + " as varchar), '')";
    }
  },

  /// A finite number, read as a double.
  FINITE_NUMBER("a finite number") {
    @Override
    boolean reads(String sqlType) {
      return sqlType.equals("VARCHAR") || isNumber(sqlType);
    }

    @Override
    String read(String cell, String sqlType) {
      String number = number(cell, sqlType);
      return "case when isfinite(" + number + ") then " + number + " end";
    }
  },

  /// 0 or 1, read as an integer.
  LABEL("0 or 1") {
    @Override
    boolean reads(String sqlType) {
      return FINITE_NUMBER.reads(sqlType);
    }

    @Override
    String read(String cell, String sqlType) {
      String number = number(cell, sqlType);
      return "case " + number + " when 0 then 0 when 1 then 1 end";
    }
  },

  /// UTC epoch seconds from 0 to the end of the year 9999, perhaps with a fraction, read as the
  /// UTC day: whole days since 1970-01-01.
  EPOCH_SECONDS("UTC epoch seconds from 0 to 253402300799") {
    @Override
    boolean reads(String sqlType) {
      return FINITE_NUMBER.reads(sqlType);
    }

    @Override
    String read(String cell, String sqlType) {
      String number = number(cell, sqlType);
      return "case when %1$s >= 0 and %1$s < 253402300800 then cast(floor(%1$s / 86400) as int) end"
          .formatted(number);
    }
  },

  /// An ISO-8601 date or timestamp of the years 1 to 9999, UTC where it names no offset, or epoch
  /// seconds; read as the UTC day.
  MOMENT("an ISO-8601 date or timestamp, or UTC epoch seconds from 0 to 253402300799") {
    @Override
    boolean reads(String sqlType) {
      return EPOCH_SECONDS.reads(sqlType)
          || sqlType.equals("DATE")
          || sqlType.startsWith("TIMESTAMP");
    }

    @Override
    String read(String cell, String sqlType) {
      if (isNumber(sqlType)) {
        return EPOCH_SECONDS.read(cell, sqlType);
      }
      if (!sqlType.equals("VARCHAR")) {
        return day("cast(" + cell + " as timestamptz)");
      }
      // A plain TIMESTAMP cast would drop the offset. Words such as 'epoch' are no dates here.
      String moment =
          "case when %1$s[1] between '0' and '9' then try_cast(%1$s as timestamptz) end";
      return "coalesce("
          + day("(" + moment.formatted(cell) + ")")
          + ", "
          + EPOCH_SECONDS.read(cell, sqlType)
          + ")";
    }
  };

  private static final Set<String> INTEGERS =
      Set.of(
          "TINYINT",
          "SMALLINT",
          "INTEGER",
          "BIGINT",
          "HUGEINT",
          "UTINYINT",
          "USMALLINT",
          "UINTEGER",
          "UBIGINT",
          "UHUGEINT");

  private final String expected;

  CellType(String expected) {
    this.expected = expected;
  }

  /// What a cell must be, in words.
  String expected() {
    return expected;
  }

  /// Whether a column of this SQL type can hold such cells.
  abstract boolean reads(String sqlType);

  /// The SQL that reads a cell of this SQL type, null where it is not as expected.
  abstract String read(String cell, String sqlType);

  private static boolean isNested(String sqlType) {
    return sqlType.endsWith("]")
        || sqlType.startsWith("STRUCT")
        || sqlType.startsWith("MAP")
        || sqlType.startsWith("UNION");
  }

  private static boolean isNumber(String sqlType) {
    String upper = sqlType.toUpperCase(Locale.ROOT);
    return INTEGERS.contains(upper)
        || upper.equals("FLOAT")
        || upper.equals("DOUBLE")
        || upper.startsWith("DECIMAL");
  }

  /// A number as a double; text with digit separators, which SQL would read, is no number.
  private static String number(String cell, String sqlType) {
    return sqlType.equals("VARCHAR")
        ? "case when not contains(%1$s, '_') then try_cast(%1$s as double) end".formatted(cell)
        : "cast(" + cell + " as double)";
  }

  /// The days since 1970-01-01 of a moment in the years 1 to 9999.
  private static String day(String moment) {
    return ("case when %1$s >= timestamptz '0001-01-01 00:00:00+00'"
            + " and %1$s < timestamptz '9999-12-31 24:00:00+00'"
            + " then cast(floor(epoch_us(%1$s) / 86400000000) as int) end")
        .formatted(moment);
  }
}
