/// The registry of model versions, the launch gate and the log of decisions.
///
/// Takes: a trained model's files with its figures, and the evidence on it. Gives: numbered
/// versions, a decision with its reasons, and a chain of every decision made.
/// Invariant: missing evidence is never a pass.
/// Never: promotes what the gate did not pass.
@NullMarked
package io.airworthy.release;

import org.jspecify.annotations.NullMarked;
