package io.airworthy.evaluation;

import java.util.Optional;

/// How a text head did on labelled texts.
///
/// @param confidence the calibrated figures: of a binary head, its score against the label; of an
///     intent head, its confidence against whether its class is right, on texts of known classes
/// @param foldMeans ranking figures of the same rows by fold, averaged; empty where the head was
///     not fitted in folds
/// @param accuracy share of texts of known classes whose class is right; undefined without any,
///     and for a binary head
/// @param outOfScopeAuroc how well low confidence tells texts of no known class from the others;
///     undefined without either
/// @param inScope number of texts of known classes
/// @param outOfScope number of the others
public record HeadEvaluation(
    Evaluation confidence,
    Optional<FoldMeans> foldMeans,
    Figure accuracy,
    Figure outOfScopeAuroc,
    int inScope,
    int outOfScope) {}
