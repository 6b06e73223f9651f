package io.airworthy.loop;

import io.airworthy.AirworthyException;
import io.airworthy.Target;
import io.airworthy.release.Alias;
import io.airworthy.release.ModelRegistry;
import io.airworthy.release.ModelVersion;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The models of one label: a registry for each target, and who is champion in it.
///
/// @param models the folder of all models
/// @param label name of the label
record ChampionBook(Path models, String label) {
  /// The registry of a target's model.
  ModelRegistry registry(Target target) {
    String name = label.equals("dissatisfied") ? "quality" : label;
    return ModelRegistry.open(
        models, target == Target.PREDICT ? name : name + "-" + target.wireName());
  }

  /// The champions as they are, by target; a target without one is left out.
  SortedMap<String, String> current() {
    SortedMap<String, String> champions = new TreeMap<>();
    for (Target target : Target.values()) {
      registry(target)
          .holder(Alias.CHAMPION)
          .ifPresent(version -> champions.put(target.wireName(), version.label()));
    }
    return champions;
  }

  /// The files of the champion that a run is pinned to; empty when it has none.
  ///
  /// @throws AirworthyException bad input when the version is gone
  Optional<Path> files(Seal seal, Target target) {
    return seal.champion(target).map(label -> files(registry(target), label));
  }

  private static Path files(ModelRegistry registry, String label) {
    ModelVersion version =
        registry.versions().stream()
            .filter(v -> v.label().equals(label))
            .findFirst()
            .orElseThrow(
                () ->
                    AirworthyException.badInput(
                        "the champion "
                            + label
                            + " that the run is pinned to is gone; restore it, or run the day anew"
                            + " without --resume"));
    return registry.artefacts(version);
  }
}
