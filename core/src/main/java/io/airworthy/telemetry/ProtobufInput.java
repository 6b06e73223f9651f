package io.airworthy.telemetry;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/// A request in protobuf that is read field by field. Strings and ids are not copied but told by
/// where they stand, and the heap that a message will take is asked for before it is made.
final class ProtobufInput {
  /// Heap of a message's objects and their places in lists, in bytes, on the high side.
  private static final long MESSAGE = 120;

  /// Heap that is asked for at once.
  private static final long PORTION = 1 << 16;

  private static final int DEEPEST = 100;

  /// Keys of a row whose order is remembered.
  private static final int PLACES = 64;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final byte[] body;
  private final KeyNames names;
  private final HeapAllowance heap;
  private final KeyNames.@Nullable Name[] before = new KeyNames.Name[PLACES];

  /// The next byte, and the end of the message that is being read.
  private int at;

  private int end;
  private int place;
  private long owed;
  private int depth;

  ProtobufInput(byte[] body, KeyNames names, HeapAllowance heap) {
    this.body = body;
    this.end = body.length;
    this.names = names;
    this.heap = heap;
  }

  /// The next field's tag, 0 at the end of the message.
  int tag() throws InvalidProtocolBufferException {
    if (at == end) {
      return 0;
    }
    int tag = (int) varint();
    if (WireFormat.getTagFieldNumber(tag) == 0) {
      throw new InvalidProtocolBufferException("a field has no number");
    }
    return tag;
  }

  /// Leaves a field unread.
  void skip(int tag) throws InvalidProtocolBufferException {
    switch (WireFormat.getTagWireType(tag)) {
      case WireFormat.WIRETYPE_VARINT -> varint();
      case WireFormat.WIRETYPE_FIXED64 -> pass(Long.BYTES);
      case WireFormat.WIRETYPE_LENGTH_DELIMITED -> pass(length());
      case WireFormat.WIRETYPE_START_GROUP -> skipGroup(tag);
      case WireFormat.WIRETYPE_END_GROUP ->
          throw new InvalidProtocolBufferException("a group ends that did not begin");
      case WireFormat.WIRETYPE_FIXED32 -> pass(Integer.BYTES);
      default -> throw new InvalidProtocolBufferException("a field has no wire type");
    }
  }

  private void skipGroup(int begin) throws InvalidProtocolBufferException {
    deepen();
    int tag;
    while ((tag = tag())
        != begin - WireFormat.WIRETYPE_START_GROUP + WireFormat.WIRETYPE_END_GROUP) {
      if (tag == 0) {
        throw new InvalidProtocolBufferException("a group does not end");
      }
      skip(tag);
    }
    depth--;
  }

  /// Begins to read a message in a field.
  ///
  /// @return what [#close] wants to be told
  int open() throws IOException {
    owed += MESSAGE;
    if (owed >= PORTION) {
      settle();
    }
    deepen();
    int length = length();
    int around = end;
    end = at + length;
    return around;
  }

  private void deepen() throws InvalidProtocolBufferException {
    if (depth == DEEPEST) {
      throw new InvalidProtocolBufferException("messages within messages are too deep");
    }
    depth++;
  }

  /// Goes on with the message around the one that has been read.
  void close(int opened) {
    depth--;
    end = opened;
  }

  /// Asks for the heap of all messages so far.
  void settle() throws IOException {
    heap.take(owed);
    owed = 0;
  }

  /// A string or bytes.
  Slice bytes() throws InvalidProtocolBufferException {
    int length = length();
    Slice bytes = new Slice(body, at, length);
    at += length;
    return bytes;
  }

  /// Begins the keys of another row.
  void row() {
    place = 0;
  }

  /// An attribute's key. Rows have theirs in the same order, so the one that stood at this place
  /// in the row before is tried first.
  AttributeKey key() throws InvalidProtocolBufferException {
    int length = length();
    int offset = at;
    at += length;
    if (place == PLACES) {
      return names.of(new Slice(body, offset, length)).key();
    }
    KeyNames.Name name = before[place];
    if (name == null || !name.utf8().matches(body, offset, length)) {
      name = names.of(new Slice(body, offset, length));
      before[place] = name;
    }
    place++;
    return name.key();
  }

  /// Eight bytes as an integer.
  long fixed64() throws InvalidProtocolBufferException {
    int offset = at;
    pass(Long.BYTES);
    return (long) LONGS.get(body, offset);
  }

  /// An integer.
  long whole() throws InvalidProtocolBufferException {
    return varint();
  }

  /// A truth value.
  boolean truth() throws InvalidProtocolBufferException {
    return varint() != 0;
  }

  /// A number with a fraction.
  double fraction() throws InvalidProtocolBufferException {
    return Double.longBitsToDouble(fixed64());
  }

  /// How many bytes of the message come next as one value.
  private int length() throws InvalidProtocolBufferException {
    int length = (int) varint();
    requireLeft(length);
    return length;
  }

  private void pass(int bytes) throws InvalidProtocolBufferException {
    requireLeft(bytes);
    at += bytes;
  }

  private void requireLeft(int bytes) throws InvalidProtocolBufferException {
    if (bytes < 0 || bytes > end - at) {
      throw new InvalidProtocolBufferException("a message ends early");
    }
  }

  /// Seven bits a byte, the lowest first; a set high bit says that more follow.
  private long varint() throws InvalidProtocolBufferException {
    if (at < end && body[at] >= 0) {
      return body[at++];
    }
    return longVarint();
  }

  private long longVarint() throws InvalidProtocolBufferException {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      requireLeft(1);
      byte next = body[at++];
      value |= (long) (next & 0x7F) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new InvalidProtocolBufferException("an integer does not end");
  }
}
