package io.airworthy.telemetry;

/// What the rows of one request share while it is read. Not thread-safe.
///
/// @param mapping what becomes of attributes
/// @param tally counts what is not kept
/// @param values checks values
/// @param pseudonyms turns ids into keyed hashes
/// @param templates turns names of templates into hashes
record Reading(
    AttributeMapping mapping,
    Tally tally,
    AttributeValues values,
    RequestPseudonyms pseudonyms,
    TemplateNames templates) {

  static Reading of(AttributeMapping mapping, Tally tally, Pseudonymiser pseudonymiser) {
    return new Reading(
        mapping,
        tally,
        new AttributeValues(),
        new RequestPseudonyms(pseudonymiser),
        new TemplateNames());
  }
}
