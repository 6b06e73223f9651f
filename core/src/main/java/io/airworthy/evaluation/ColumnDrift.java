package io.airworthy.evaluation;

/// How one column differs between two tables.
///
/// @param type `number` or `text`
/// @param psi population stability index over the convention's bins
/// @param psiNull what the index comes to on average when nothing changed
/// @param bins bins that hold rows on either side, 0 when nothing was binned
/// @param js Jensen-Shannon distance, natural logarithm, over the same bins
/// @param ks Kolmogorov-Smirnov D, numbers only
/// @param ksPValue its two-sided p-value
/// @param wasserstein distance in standard deviations of the baseline, numbers only
/// @param missingBaseline share of rows without a value
/// @param missingCurrent share of rows without a value
public record ColumnDrift(
    String type,
    Figure psi,
    Figure psiNull,
    int bins,
    Figure js,
    Figure ks,
    Figure ksPValue,
    Figure wasserstein,
    Figure missingBaseline,
    Figure missingCurrent) {}
