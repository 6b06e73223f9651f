package io.airworthy.lake;

import java.sql.Connection;

/// A consistent, read-only look at the lake: a DuckDB connection in which the tables `turns`,
/// `feedback`, `changes` and `quarantine` are views of one snapshot, and `lost_rows` those entries
/// of `quarantine` with which a row of an assistant was lost: not those of unknown attributes and
/// failed signals, whose rows were kept, nor of spans of other work.
///
/// The session time zone is UTC. Temporary tables may be created in it; they vanish on close.
public interface LakeView extends AutoCloseable {
  /// The condition on `quarantine` that `lost_rows` holds to.
  String LOST = "reason not in ('unknown-attribute', 'signals-failed', 'not-genai')";

  /// The connection; it belongs to this view and is closed with it.
  Connection connection();

  /// Names the snapshot: the same id always shows the same rows.
  String snapshotId();

  /// The same look through a connection of its own, for another thread; temporary tables are not
  /// shared. It is closed before this view.
  LakeView beside();

  @Override
  void close();
}
