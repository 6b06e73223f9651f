package io.airworthy.simulator;

import io.airworthy.SpanRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A rating or a handoff, as the `gen_ai.evaluation.result` event that carries it.
///
/// @param name `gen_ai.evaluation.name`
/// @param score `gen_ai.evaluation.score.value`
/// @param label `gen_ai.evaluation.score.label`
/// @param made when the user judged
/// @param known when that became known; not before `made`
record Judgement(
    SpanRef span,
    Person person,
    String name,
    double score,
    Optional<String> label,
    Instant made,
    Instant known) {

  Event event() {
    List<Attribute> attributes = new ArrayList<>(person.attributes());
    attributes.add(Attribute.of("gen_ai.evaluation.name", name));
    attributes.add(Attribute.of("gen_ai.evaluation.score.value", score));
    label.ifPresent(word -> attributes.add(Attribute.of("gen_ai.evaluation.score.label", word)));
    return new Event("gen_ai.evaluation.result", Optional.of(span), made, known, attributes);
  }
}
