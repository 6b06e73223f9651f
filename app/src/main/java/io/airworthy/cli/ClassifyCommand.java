package io.airworthy.cli;

import picocli.CommandLine.Command;

/// `airworthy classify`: text heads, which score what is said without keeping it.
@Command(
    name = "classify",
    description = "text heads: train one on labelled texts, evaluate one, export one",
    synopsisSubcommandLabel = "train|evaluate|export",
    subcommands = {ClassifyTrain.class, ClassifyEvaluate.class, ClassifyExport.class})
final class ClassifyCommand {}
