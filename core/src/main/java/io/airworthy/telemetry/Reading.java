package io.airworthy.telemetry;

/// What the rows of one request share while it is read. Not thread-safe.
///
/// @param tally counts what is not kept
/// @param values checks values
/// @param pseudonyms turns ids into keyed hashes
/// @param templates turns names of templates into hashes
record Reading(
    Tally tally, AttributeValues values, RequestPseudonyms pseudonyms, TemplateNames templates) {

  static Reading of(Tally tally, Pseudonymiser pseudonymiser) {
    return new Reading(
        tally, new AttributeValues(), new RequestPseudonyms(pseudonymiser), new TemplateNames());
  }
}
