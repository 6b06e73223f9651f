package io.airworthy.telemetry;

/// One line of a dialogue.
///
/// @param user whether the user said it, else the assistant
record DialogueLine(boolean user, Utterance text) {}
