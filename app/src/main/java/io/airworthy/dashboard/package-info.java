/// The pages: what the lake and the daily runs say, to look at.
///
/// Takes one snapshot of the lake and the records of runs; gives pages and the same figures as
/// JSON.
/// Invariant: an undefined figure is shown as no data, and every figure about users has met the
/// floor: one about too few is shown as that, never as 0 or as no data.
/// Never: shows a person, or changes anything.
@NullMarked
package io.airworthy.dashboard;

import org.jspecify.annotations.NullMarked;
