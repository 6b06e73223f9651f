package io.airworthy.telemetry;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Keys that are spelled and looked up once: those of a request are nearly always among those of
/// the mapping table, and are found there by their bytes instead of being decoded. Thread-safe.
final class KeyNames {
  private static final long MIXER = 0x9E3779B97F4A7C15L;

  /// Open addressing; a quarter full at the most.
  private final @Nullable Name[] table;

  private final int shift;
  private final Function<String, AttributeKey> others;

  /// A key and how it is spelled.
  record Name(Slice utf8, AttributeKey key) {}

  /// A table of these keys.
  ///
  /// @param others makes those that are not among them
  KeyNames(Collection<AttributeKey> keys, Function<String, AttributeKey> others) {
    int bits = 64 - Long.numberOfLeadingZeros(Math.max(1, keys.size() * 2L));
    this.table = new Name[1 << (bits + 1)];
    this.shift = 63 - bits;
    this.others = others;
    keys.forEach(this::add);
  }

  private void add(AttributeKey key) {
    Slice utf8 = Slice.of(key.text().getBytes(StandardCharsets.UTF_8));
    int at = place(utf8);
    while (table[at] != null) {
      at = (at + 1) % table.length;
    }
    table[at] = new Name(utf8, key);
  }

  /// The key with these bytes, made anew when it is none of the table's.
  Name of(Slice utf8) {
    int at = place(utf8);
    Name name;
    while ((name = table[at]) != null) {
      if (name.utf8.matches(utf8)) {
        return name;
      }
      at = (at + 1) % table.length;
    }
    return new Name(utf8, others.apply(utf8.string()));
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
