package io.airworthy.lake;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/// Rows of a table, in an order: of each the bytes of its payload, and what decides where it goes.
/// They are kept column by column, since hundreds of thousands of objects that live while they are
/// sealed would be copied by every collection meanwhile.
final class Rows {
  private static final int FEW = 16;

  private RecordPayload[] payloads;
  private int[] from;
  private int[] to;
  private long[] micros;
  private long[] keyHashes;
  private int size;

  Rows() {
    this(0);
  }

  /// @param capacity how many there will be, about
  Rows(int capacity) {
    payloads = new RecordPayload[capacity];
    from = new int[capacity];
    to = new int[capacity];
    micros = new long[capacity];
    keyHashes = new long[capacity];
  }

  int size() {
    return size;
  }

  boolean isEmpty() {
    return size == 0;
  }

  /// The table's time of a row, microseconds since the epoch.
  long micros(int row) {
    return micros[row];
  }

  /// The hash of what makes a row the same as another; any number where nothing does.
  long keyHash(int row) {
    return keyHashes[row];
  }

  /// The hashes of all of them.
  long[] keyHashes() {
    return Arrays.copyOf(keyHashes, size);
  }

  /// What makes a row the same as another, value by value.
  List<Object> key(int row, LakeTable table, FieldReader fields) {
    read(row, fields);
    return table.keyColumns().stream().map(fields::keyValue).toList();
  }

  /// Has the fields of a row read.
  void read(int row, FieldReader fields) {
    payloads[row].read(from[row], to[row], fields);
  }

  /// Those that are wanted, in the same order.
  Rows where(IntPredicate wanted) {
    Rows some = new Rows();
    for (int row = 0; row < size; row++) {
      if (wanted.test(row)) {
        some.add(this, row);
      }
    }
    return some;
  }

  /// Appends a row.
  ///
  /// @param payload whose bytes they are
  /// @param from where they begin
  /// @param to behind their end
  void add(RecordPayload payload, int from, int to, long micros, long keyHash) {
    reserve(1);
    payloads[size] = payload;
    this.from[size] = from;
    this.to[size] = to;
    this.micros[size] = micros;
    keyHashes[size] = keyHash;
    size++;
  }

  /// Appends one of other rows.
  void add(Rows others, int row) {
    add(
        others.payloads[row],
        others.from[row],
        others.to[row],
        others.micros[row],
        others.keyHashes[row]);
  }

  /// Appends other rows.
  void addAll(Rows more) {
    reserve(more.size);
    System.arraycopy(more.payloads, 0, payloads, size, more.size);
    System.arraycopy(more.from, 0, from, size, more.size);
    System.arraycopy(more.to, 0, to, size, more.size);
    System.arraycopy(more.micros, 0, micros, size, more.size);
    System.arraycopy(more.keyHashes, 0, keyHashes, size, more.size);
    size += more.size;
  }

  private void reserve(int more) {
    if (more > from.length - size) {
      int capacity = Math.max(Math.addExact(size, more), Math.max(FEW, 2 * size));
      payloads = Arrays.copyOf(payloads, capacity);
      from = Arrays.copyOf(from, capacity);
      to = Arrays.copyOf(to, capacity);
      micros = Arrays.copyOf(micros, capacity);
      keyHashes = Arrays.copyOf(keyHashes, capacity);
    }
  }
}
