/// Feature views, labels and the point-in-time join that makes training sets.
///
/// Invariant: one row out per label row in, and no feature newer than the cutoff.
/// Never: reads past the cutoff.
@NullMarked
package io.airworthy.features;

import org.jspecify.annotations.NullMarked;
