package io.airworthy.telemetry;

import io.airworthy.Identifier;
import io.airworthy.Pseudonym;
import io.airworthy.telemetry.AttributeMapping.Destination;
import io.airworthy.telemetry.AttributeMapping.Role;
import io.airworthy.telemetry.Pseudonymiser.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// The attributes of one row by what the mapping says they are, over those of its scope and
/// resource. The preferred key wins, then the nearest place.
final class RowAttributes {
  private static final int ROLES = Role.values().length;

  private final Reading reading;

  /// What fills each field, and the rank of the key that it stood behind.
  private final @Nullable Object[] values;

  private final int[] ranks;
  private final @Nullable ContentSlot[] contents;
  private @Nullable RejectedRow fault;
  private @Nullable RejectedRow grave;

  private RowAttributes(
      Reading reading,
      @Nullable Object[] values,
      int[] ranks,
      @Nullable ContentSlot[] contents,
      @Nullable RejectedRow fault,
      @Nullable RejectedRow grave) {
    this.reading = reading;
    this.values = values;
    this.ranks = ranks;
    this.contents = contents;
    this.fault = fault;
    this.grave = grave;
  }

  static RowAttributes empty(Reading reading) {
    return new RowAttributes(
        reading, new Object[Field.COUNT], new int[Field.COUNT], new ContentSlot[ROLES], null, null);
  }

  /// A copy to which the attributes of a place nearer to the row are added.
  RowAttributes nearer(Signal signal, List<Attribute> attributes, Instant seen) {
    RowAttributes row =
        new RowAttributes(reading, values.clone(), ranks.clone(), contents.clone(), fault, grave);
    for (Attribute attribute : attributes) {
      row.add(signal, attribute, attributes, seen);
    }
    return row;
  }

  /// What it shares with the other rows of its request.
  Reading reading() {
    return reading;
  }

  private void add(Signal signal, Attribute attribute, List<Attribute> all, Instant seen) {
    switch (attribute.key().destination()) {
      case Destination.Kept kept -> keep(kept, attribute.value());
      case Destination.Content content -> addContent(content, attribute.value());
      case Destination.Discarded discarded -> reading.tally().drop(discarded.name());
      case Destination.Known _ -> {}
      case Destination.Unknown unknown ->
          reading.tally().dropUnknown(signal, unknown, seen, () -> SchemaFingerprint.of(all));
    }
  }

  private void keep(Destination.Kept kept, AttributeValue value) {
    try {
      Optional<?> converted = reading.values().convert(kept, value);
      if (converted.isEmpty()) {
        if (!AttributeValues.isBlank(value)) {
          reading.tally().drop(kept.key());
        }
        return;
      }
      int field = kept.field().ordinal();
      if (values[field] == null || kept.rank() <= ranks[field]) {
        values[field] = converted.get();
        ranks[field] = kept.rank();
      }
    } catch (RejectedRow wrong) {
      fault = fault == null ? wrong : fault;
      if (!kept.field().isAside()) {
        grave = grave == null ? wrong : grave;
      }
    }
  }

  private void addContent(Destination.Content content, AttributeValue value) {
    reading.tally().drop(content.key());
    int role = content.role().ordinal();
    ContentSlot present = contents[role];
    if (present == null || content.rank() <= present.rank) {
      contents[role] = new ContentSlot(content.rank(), value);
    }
  }

  /// What is wrong with the first attribute that had the wrong type or an impossible value.
  Optional<RejectedRow> fault() {
    return Optional.ofNullable(fault);
  }

  /// @throws RejectedRow when such an attribute says whom the row concerns, what was done or how it
  ///     was judged
  void requireSubstance() {
    if (grave != null) {
      throw grave;
    }
  }

  Optional<Identifier> identifier(Field field) {
    return value(field, Identifier.class);
  }

  /// The identifier.
  ///
  /// @throws RejectedRow when there is none
  Identifier required(Field field, String key) {
    return identifier(field).orElseThrow(() -> new RejectedRow(Reason.MISSING, key));
  }

  /// The keyed hash of an id, which is the only string that is not an identifier.
  Optional<Pseudonym> pseudonym(Field field, Identifier tenant, Kind kind) {
    return value(field, String.class).map(id -> reading.pseudonyms().of(tenant, kind, id));
  }

  OptionalLong count(Field field) {
    return value(field, Long.class).map(OptionalLong::of).orElseGet(OptionalLong::empty);
  }

  OptionalDouble number(Field field) {
    return value(field, Double.class).map(OptionalDouble::of).orElseGet(OptionalDouble::empty);
  }

  /// The rank of the key that filled the field, when one did.
  OptionalLong rank(Field field) {
    int at = field.ordinal();
    return values[at] == null ? OptionalLong.empty() : OptionalLong.of(ranks[at]);
  }

  Optional<AttributeValue> content(Role role) {
    return Optional.ofNullable(contents[role.ordinal()]).map(ContentSlot::value);
  }

  private <T> Optional<T> value(Field field, Class<T> type) {
    return Optional.ofNullable(type.cast(values[field.ordinal()]));
  }

  private record ContentSlot(int rank, AttributeValue value) {
    @Override
    public String toString() {
      return "content";
    }
  }
}
