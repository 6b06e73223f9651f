/// Pure statistics on primitive arrays: no state, no I/O, no dependency but the JDK.
///
/// Invariant: an undefined result is empty or says why; it is never NaN.
/// Never: reads a clock, a file or a random source it was not given.
@NullMarked
package io.airworthy.stats;

import org.jspecify.annotations.NullMarked;
