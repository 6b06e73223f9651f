/// Day-partitioned Iceberg tables of turns, feedback, changes and quarantine, with DuckDB over
/// them.
///
/// Invariant: a row is stored once, whatever is sent again.
/// Never: holds text, or changes a stored row.
@NullMarked
package io.airworthy.lake;

import org.jspecify.annotations.NullMarked;
