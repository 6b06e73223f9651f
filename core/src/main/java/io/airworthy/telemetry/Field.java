package io.airworthy.telemetry;

import java.util.Locale;

/// What the mapping table maps attributes to; the name in the table is the lower-case constant.
enum Field {
  OPERATION,
  TENANT,
  USER,
  CONVERSATION,
  RESPONSE_ID,
  PROVIDER,
  MODEL,
  AGENT,
  TEMPLATE_HASH,
  TEMPLATE_NAME,
  TEMPLATE_VERSION,
  LOCALE,
  PLATFORM,
  SURFACE,
  RELEASE,
  ERROR_TYPE,
  FINISH_REASON,
  INPUT_TOKENS,
  OUTPUT_TOKENS,
  TIME_TO_FIRST_CHUNK,
  EVALUATION_NAME,
  EVALUATION_SCORE,
  EVALUATION_LABEL,
  FLAG_KEY,
  FLAG_VARIANT,
  CHANGE_KIND,
  CHANGE_SUBJECT,
  CHANGE_VALUE;

  static final int COUNT = values().length;

  /// Whether a row says what it has to say without it: not whom it concerns, what was done or how
  /// it was judged.
  boolean isAside() {
    return switch (this) {
      case PROVIDER,
          MODEL,
          AGENT,
          TEMPLATE_HASH,
          TEMPLATE_NAME,
          TEMPLATE_VERSION,
          LOCALE,
          PLATFORM,
          SURFACE,
          RELEASE,
          FINISH_REASON,
          INPUT_TOKENS,
          OUTPUT_TOKENS,
          TIME_TO_FIRST_CHUNK ->
          true;
      case OPERATION,
          TENANT,
          USER,
          CONVERSATION,
          RESPONSE_ID,
          ERROR_TYPE,
          EVALUATION_NAME,
          EVALUATION_SCORE,
          EVALUATION_LABEL,
          FLAG_KEY,
          FLAG_VARIANT,
          CHANGE_KIND,
          CHANGE_SUBJECT,
          CHANGE_VALUE ->
          false;
    };
  }

  static Field named(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  /// What a field's attribute must be.
  enum Type {
    /// A string that looks like an identifier; one that does not is dropped and counted.
    IDENTIFIER,
    /// The first of a list of identifiers, or a single one.
    IDENTIFIERS,
    /// Any string or integer; it is kept only as a keyed hash.
    PERSON,
    /// An integer, 0 or more.
    COUNT,
    /// A finite number.
    NUMBER,
    /// A finite number, 0 or more.
    SECONDS;

    static Type named(String name) {
      return valueOf(name.toUpperCase(Locale.ROOT));
    }
  }
}
