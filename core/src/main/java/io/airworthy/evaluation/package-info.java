/// Offline metrics, slices, calibration, leakage audit, drift between files, the report.
///
/// Invariant: an undefined figure is absent with its reason.
/// Never: trains or changes a model.
@NullMarked
package io.airworthy.evaluation;

import org.jspecify.annotations.NullMarked;
