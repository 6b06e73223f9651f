/// The vocabulary: small immutable records that every room speaks, and nothing else.
///
/// Invariant: no type of this package has a component that could hold a sentence. Strings appear
/// only as [io.airworthy.Identifier], [io.airworthy.Pseudonym] and [io.airworthy.SpanRef], which
/// check their own shape.
@NullMarked
package io.airworthy;

import org.jspecify.annotations.NullMarked;
