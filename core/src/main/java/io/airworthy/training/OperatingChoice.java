package io.airworthy.training;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.nio.file.Path;
import java.util.Optional;

/// The outcome of an {@link OperatingRule}.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
@JsonSubTypes({
  @JsonSubTypes.Type(value = OperatingChoice.Chosen.class, name = "chosen"),
  @JsonSubTypes.Type(value = OperatingChoice.Undefined.class, name = "undefined")
})
public sealed interface OperatingChoice {
  /// The file of the operating point in a model's folder.
  String FILE = "operating-point.json";

  /// A threshold was found; the point's figures are those of the rows it was chosen on.
  record Chosen(OperatingPoint point) implements OperatingChoice {}

  /// No threshold satisfies the rule.
  ///
  /// @param reason for a person to read
  record Undefined(String reason) implements OperatingChoice {}

  /// The point, when there is one.
  default Optional<OperatingPoint> chosen() {
    return switch (this) {
      case Chosen(OperatingPoint point) -> Optional.of(point);
      case Undefined _ -> Optional.empty();
    };
  }

  /// Why there is no point, when there is none.
  default Optional<String> whyUndefined() {
    return switch (this) {
      case Chosen _ -> Optional.empty();
      case Undefined(String reason) -> Optional.of(reason);
    };
  }

  /// Writes the choice into a model's folder.
  default void save(Path folder) {
    Json.write(folder.resolve(FILE), this);
  }

  /// Reads what {@link #save} wrote.
  static OperatingChoice load(Path folder) {
    return Json.read(folder.resolve(FILE), OperatingChoice.class);
  }
}
