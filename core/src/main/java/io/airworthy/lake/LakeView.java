package io.airworthy.lake;

import java.sql.Connection;

/// A consistent, read-only look at the lake: a DuckDB connection in which the tables `turns`,
/// `feedback`, `changes` and `quarantine` are views of one snapshot.
///
/// The session time zone is UTC. Temporary tables may be created in it; they vanish on close.
public interface LakeView extends AutoCloseable {
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
