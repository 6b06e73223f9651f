/// Logistic regression and boosted trees, calibration, the operating point, provenance.
///
/// Invariant: same training set and seed, same bytes.
/// Never: resamples away the base rate.
@NullMarked
package io.airworthy.training;

import org.jspecify.annotations.NullMarked;
