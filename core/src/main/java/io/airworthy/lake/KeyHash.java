package io.airworthy.lake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/// A 64-bit hash of a row's key, FNV-1a over the characters of its texts and the bytes of its times
/// (Fowler, Noll and Vo; RFC 9923). The same for a row of a payload and for one of a file.
final class KeyHash {
  private static final long BASIS = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  /// Stand for a value that is missing, and for the end of one; no key holds such characters.
  private static final char MISSING = 0;

  private static final char END = 1;

  private KeyHash() {}

  /// Of the fields that were read.
  static long of(FieldReader row, List<Column> key) {
    long hash = BASIS;
    for (Column column : key) {
      int id = column.id();
      if (!row.has(id)) {
        hash = step(hash, MISSING);
      } else {
        hash =
            switch (column.type().wire()) {
              case NUMBER -> number(hash, row.number(id));
              case WORD -> text(hash, row.word(id));
              case BYTES -> text(hash, row.hex(id));
              case FRACTION -> throw new IllegalArgumentException("a fraction in a key");
            };
      }
    }
    return hash;
  }

  /// Of a row of a result that has the key's columns from its first on, times as microseconds.
  static long of(ResultSet row, List<Column> key) throws SQLException {
    long hash = BASIS;
    for (int i = 0; i < key.size(); i++) {
      Column column = key.get(i);
      if (column.type() == ColumnType.TIMESTAMP) {
        hash = number(hash, row.getLong(i + 1));
      } else {
        String text = row.getString(i + 1);
        hash = text == null ? step(hash, MISSING) : text(hash, text);
      }
    }
    return hash;
  }

  private static long text(long hash, String text) {
    long next = hash;
    for (int i = 0; i < text.length(); i++) {
      next = step(next, text.charAt(i));
    }
    return step(next, END);
  }

  private static long number(long hash, long value) {
    long next = hash;
    for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
      next = step(next, value >>> shift & 0xFF);
    }
    return next;
  }

  private static long step(long hash, long octet) {
    return (hash ^ octet) * PRIME;
  }
}
