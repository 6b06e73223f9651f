/// The registry of model versions and the launch gate.
///
/// Invariant: missing evidence is never a pass.
/// Never: promotes what the gate did not pass.
@NullMarked
package io.airworthy.release;

import org.jspecify.annotations.NullMarked;
