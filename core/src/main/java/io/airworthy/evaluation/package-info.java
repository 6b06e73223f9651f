/// Offline metrics, slices, calibration, leakage audit, drift between files, the report.
///
/// Takes scored rows ([io.airworthy.evaluation.ScoredRows]), feature tables
/// ([io.airworthy.evaluation.FeatureTable]) and flat files; gives evaluations, comparisons,
/// findings and one self-contained page.
///
/// Invariant: an undefined figure is absent with its reason.
/// Never: trains, chooses or changes a model that is released.
@NullMarked
package io.airworthy.evaluation;

import org.jspecify.annotations.NullMarked;
