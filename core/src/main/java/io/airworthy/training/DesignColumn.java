package io.airworthy.training;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// One standardised column of a logistic regression, made from one feature.
///
/// @param feature index of the feature
/// @param transform what happens to the feature's value first
/// @param fill transformed value that stands for a missing one: the mean on the training rows
/// @param centre subtracted from the transformed value
/// @param scale above 0; the centred value is divided by it
/// @param lower smallest transformed value of the training rows; anything below counts as this
/// @param upper largest transformed value of the training rows; anything above counts as this
record DesignColumn(
    int feature,
    Transform transform,
    double fill,
    double centre,
    double scale,
    double lower,
    double upper) {
  enum Transform {
    /// The value itself.
    IDENTITY,
    /// `sign(x) log(1 + |x|)`, for heavy tails.
    SIGNED_LOG,
    /// 1 when the value is missing, 0 otherwise.
    MISSING;

    @JsonValue
    String wireName() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    double of(float value) {
      return switch (this) {
        case IDENTITY -> value;
        case SIGNED_LOG -> Math.copySign(StrictMath.log1p(Math.abs((double) value)), value);
        case MISSING -> Float.isNaN(value) ? 1 : 0;
      };
    }
  }

  DesignColumn {
    if (!(scale > 0) || !(lower <= upper)) {
      throw new IllegalArgumentException("a column has a positive scale and an ordered range");
    }
  }

  /// The standardised value, rounded to a float as in training.
  float standardised(float value) {
    boolean absent = Float.isNaN(value) && transform != Transform.MISSING;
    double transformed = absent ? fill : Math.clamp(transform.of(value), lower, upper);
    return (float) ((transformed - centre) / scale);
  }
}
