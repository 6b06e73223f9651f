/// Speed and memory, as ratios to a peer or to the bare limit measured in the same run.
@NullMarked
package io.airworthy.benchmarks;

import org.jspecify.annotations.NullMarked;
