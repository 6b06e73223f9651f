package io.airworthy.telemetry;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// Names that are spelled once: the keys of a request are nearly always among those of the mapping
/// table, and are found there by their bytes instead of being decoded. Thread-safe.
final class KeyNames {
  private static final long MIXER = 0x9E3779B97F4A7C15L;

  /// Open addressing; a quarter full at the most.
  private final @Nullable Name[] table;

  private final int shift;

  /// A name and how it is spelled.
  record Name(Slice utf8, String text) {}

  /// A table of these names.
  KeyNames(Collection<String> names) {
    int bits = 64 - Long.numberOfLeadingZeros(Math.max(1, names.size() * 2L));
    this.table = new Name[1 << (bits + 1)];
    this.shift = 63 - bits;
    names.forEach(this::add);
  }

  private void add(String text) {
    Slice utf8 = Slice.of(text.getBytes(StandardCharsets.UTF_8));
    int at = place(utf8);
    while (table[at] != null) {
      at = (at + 1) % table.length;
    }
    table[at] = new Name(utf8, text);
  }

  /// The name with these bytes, made anew when it is none of the table's.
  Name of(Slice utf8) {
    int at = place(utf8);
    Name name;
    while ((name = table[at]) != null) {
      if (name.utf8.matches(utf8)) {
        return name;
      }
      at = (at + 1) % table.length;
    }
    return new Name(utf8, utf8.utf8());
  }

  /// Names begin alike and end apart, so their last bytes and their length tell them.
  private int place(Slice utf8) {
    int length = utf8.length();
    long last = 0;
    if (length >= Long.BYTES) {
      last = utf8.eight(length - Long.BYTES);
    } else {
      for (int i = 0; i < length; i++) {
        last = last << Byte.SIZE | (utf8.bytes()[utf8.offset() + i] & 0xFF);
      }
    }
    return (int) (((last * MIXER + length) * MIXER) >>> shift);
  }
}
