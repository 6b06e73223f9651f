package io.airworthy.telemetry;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
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

  private final byte[] body;
  private final CodedInputStream in;
  private final KeyNames names;
  private final HeapAllowance heap;
  private final KeyNames.@Nullable Name[] before = new KeyNames.Name[PLACES];
  private int place;
  private long owed;
  private int depth;

  ProtobufInput(byte[] body, KeyNames names, HeapAllowance heap) {
    this.body = body;
    this.in = CodedInputStream.newInstance(body);
    this.names = names;
    this.heap = heap;
  }

  /// The next field's tag, 0 at the end of the message.
  int tag() throws IOException {
    return in.readTag();
  }

  /// Leaves a field unread.
  void skip(int tag) throws IOException {
    if (!in.skipField(tag)) {
      throw new InvalidProtocolBufferException("a group ends that did not begin");
    }
  }

  /// Begins to read a message in a field.
  ///
  /// @return what [#close] wants to be told
  int open() throws IOException {
    owed += MESSAGE;
    if (owed >= PORTION) {
      settle();
    }
    if (depth == DEEPEST) {
      throw new InvalidProtocolBufferException("messages within messages are too deep");
    }
    depth++;
    return in.pushLimit(in.readRawVarint32());
  }

  /// Goes on with the message around the one that has been read.
  void close(int opened) {
    depth--;
    in.popLimit(opened);
  }

  /// Asks for the heap of all messages so far.
  void settle() throws IOException {
    heap.take(owed);
    owed = 0;
  }

  /// A string or bytes.
  Slice bytes() throws IOException {
    int length = in.readRawVarint32();
    int offset = in.getTotalBytesRead();
    in.skipRawBytes(length);
    return new Slice(body, offset, length);
  }

  /// Begins the keys of another row.
  void row() {
    place = 0;
  }

  /// An attribute's key. Rows have theirs in the same order, so the one that stood at this place
  /// in the row before is tried first.
  AttributeKey key() throws IOException {
    int length = in.readRawVarint32();
    int offset = in.getTotalBytesRead();
    in.skipRawBytes(length);
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
  long fixed64() throws IOException {
    return in.readFixed64();
  }

  /// An integer.
  long whole() throws IOException {
    return in.readInt64();
  }

  /// A truth value.
  boolean truth() throws IOException {
    return in.readBool();
  }

  /// A number with a fraction.
  double fraction() throws IOException {
    return in.readDouble();
  }
}
