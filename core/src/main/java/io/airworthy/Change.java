package io.airworthy;

import java.time.Instant;
import java.util.Optional;

/// Something that was changed around the assistant, or the arm of a flight that someone was given.
///
/// @param kind what sort of change
/// @param tenant the tenant it concerns; empty for all
/// @param user keyed hash of the user, for a flight
/// @param conversation keyed hash of the conversation, for a flight
/// @param subject what changed: a service, a template name, a flag key
/// @param value what it became: a version, a template hash, a variant
/// @param eventTime when it took effect
/// @param availableAt when it could first be known to a reader; not before `eventTime`
public record Change(
    Kind kind,
    Optional<Identifier> tenant,
    Optional<Pseudonym> user,
    Optional<Pseudonym> conversation,
    Identifier subject,
    Identifier value,
    Instant eventTime,
    Instant availableAt)
    implements TelemetryRow {

  /// The sorts of change.
  public enum Kind {
    /// A version of the assistant went out.
    RELEASE,
    /// A prompt template was replaced.
    TEMPLATE,
    /// A feature flag was evaluated for someone.
    FLIGHT,
    /// Traffic was sent to another model.
    ROUTING,
    /// The shape of upstream data changed.
    SCHEMA
  }

  /// @throws IllegalArgumentException when the times are out of order
  public Change {
    if (availableAt.isBefore(eventTime)) {
      throw new IllegalArgumentException("a change is available before it takes effect");
    }
  }

  @Override
  public Change availableFrom(Instant earliest) {
    return new Change(
        kind, tenant, user, conversation, subject, value, eventTime, availableAtOrAfter(earliest));
  }
}
