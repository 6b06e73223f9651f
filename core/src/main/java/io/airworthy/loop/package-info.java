/// The daily run and its two-hour clock: the only room that knows the whole circle.
///
/// Invariant: every step is idempotent and resumable.
/// Never: lets one bad column break the night.
@NullMarked
package io.airworthy.loop;

import org.jspecify.annotations.NullMarked;
