/// Seeded assistant traffic with planted incidents, and recorded dialogues as an instrumented
/// assistant would have emitted them. It writes OTLP, content included, and knows nothing of the
/// loop.
@NullMarked
package io.airworthy.simulator;

import org.jspecify.annotations.NullMarked;
