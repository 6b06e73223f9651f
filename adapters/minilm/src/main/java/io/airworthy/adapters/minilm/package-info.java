/// The sentence model MiniLM-L6-v2, quantised, behind the port
/// [io.airworthy.telemetry.TokenEncoder].
///
/// It takes numbers of word pieces and gives vectors. It holds nothing between calls and writes
/// nothing anywhere. The model comes with the class path; nothing is fetched.
@NullMarked
package io.airworthy.adapters.minilm;

import org.jspecify.annotations.NullMarked;
