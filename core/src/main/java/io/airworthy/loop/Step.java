package io.airworthy.loop;

import io.airworthy.loop.Checkpoints.Work;

/// One step of a run: a name, the options it depends on, and what it does.
///
/// @param name the folder of its outputs
/// @param options everything outside the earlier steps' outputs that settles the result, as text
/// @param work writes the outputs
record Step(String name, String options, Work work) {}
