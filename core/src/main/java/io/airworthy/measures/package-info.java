/// What people ask of telemetry: active users, tenants that drop, cohort AUC, top values,
/// quantiles.
///
/// Invariant: exact unless asked to approximate, and then with a stated bound.
/// Never: answers with NaN.
@NullMarked
package io.airworthy.measures;

import org.jspecify.annotations.NullMarked;
