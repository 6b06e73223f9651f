/// Logistic regression and boosted trees, calibration, the operating point, provenance.
///
/// Takes: a `TrainingSet` and `TrainingOptions`. Gives: for each family a calibrated model, its
/// operating point and its scores on the newest sessions, and which family is better.
/// Invariant: same training set and options, same bytes; no session on two sides of a split.
/// Never: resamples away the base rate, or looks at the test part to choose anything.
@NullMarked
package io.airworthy.training;

import org.jspecify.annotations.NullMarked;
