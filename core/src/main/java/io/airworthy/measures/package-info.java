/// What people ask of telemetry: active users, tenants that fall silent, the ranking quality of
/// scores by cohort, frequent values and quantiles.
///
/// Takes: a table in a file, or a snapshot of the lake. Gives: figures that are exact.
/// Invariant: the same rows give the same figures, in whatever order they stand.
/// Never: repeats a cell's text in a message, or guesses what a cell that is not as expected means.
@NullMarked
package io.airworthy.measures;

import org.jspecify.annotations.NullMarked;
