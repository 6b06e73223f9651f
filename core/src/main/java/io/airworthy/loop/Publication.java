package io.airworthy.loop;

import io.airworthy.Identifier;
import io.airworthy.Target;
import io.airworthy.release.Alias;
import io.airworthy.release.Decision;
import io.airworthy.release.DecisionLog;
import io.airworthy.release.GateDecision;
import io.airworthy.release.ModelRegistry;
import io.airworthy.release.ModelVersion;
import io.airworthy.release.Outcome;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Brings a run's candidate out: a version in the registry, a line in the decision log, and, on a
/// pass, the role of champion. Each part looks whether it was done before, so that a publication
/// cut short anywhere is completed by the next and never repeated.
final class Publication {
  private final Seal seal;
  private final ChampionBook champions;
  private final DecisionLog log;
  private final InstantSource clock;
  private final RunListener listener;

  Publication(
      Seal seal,
      ChampionBook champions,
      DecisionLog log,
      InstantSource clock,
      RunListener listener) {
    this.seal = seal;
    this.champions = champions;
    this.log = log;
    this.clock = clock;
    this.listener = listener;
  }

  /// Publishes the candidate of a target.
  ///
  /// @param files the model's folder
  /// @param metrics its offline figures
  Published publish(Target target, Path files, ModelFigures metrics, GateDecision decision) {
    ModelRegistry registry = champions.registry(target);
    ModelVersion version =
        published(registry)
            .orElseGet(
                () ->
                    registry.publish(
                        seal.runId(),
                        clock.instant(),
                        decision.outcome(),
                        metrics(metrics),
                        files));
    listener.published(version.label(), RunListener.Publication.VERSION);
    record(version, decision);
    listener.published(version.label(), RunListener.Publication.DECISION);
    return new Published(
        version.label(),
        decision.outcome() == Outcome.PASS ? promote(registry, target, version) : Optional.empty());
  }

  /// What a publication came to.
  ///
  /// @param version its name, such as `quality:7`
  /// @param notice why a candidate that passed did not become the champion; empty when it did
  record Published(String version, Optional<String> notice) {}

  /// A candidate never replaces a champion it was not compared with.
  private Optional<String> promote(ModelRegistry registry, Target target, ModelVersion version) {
    Optional<String> holder = registry.holder(Alias.CHAMPION).map(ModelVersion::label);
    if (holder.equals(seal.champion(target))) {
      registry.assign(Alias.CHAMPION, version.version());
      listener.published(version.label(), RunListener.Publication.CHAMPION);
      return Optional.empty();
    }
    return holder.equals(Optional.of(version.label()))
        ? Optional.empty()
        : Optional.of(
            version.label()
                + " passed, but the champion it was judged against is no longer the champion: "
                + holder.orElse("there is none")
                + " stays");
  }

  private Optional<ModelVersion> published(ModelRegistry registry) {
    return registry.versions().stream().filter(v -> v.run().equals(seal.runId())).findFirst();
  }

  /// Logs the decision with the version's own time, unless it is there.
  private void record(ModelVersion version, GateDecision decision) {
    Identifier subject = new Identifier(version.label());
    Identifier actor = new Identifier("daily");
    boolean logged =
        log.decisions().stream()
            .anyMatch(line -> line.actor().equals(actor) && line.subject().equals(subject));
    if (!logged) {
      log.append(
          new Decision(
              version.createdAt(),
              actor,
              new Identifier("gate"),
              subject,
              decision.outcome(),
              decision.checks()));
    }
  }

  private static Map<String, Double> metrics(ModelFigures figures) {
    Map<String, Double> metrics = new TreeMap<>();
    figures.auroc().ifPresent(value -> metrics.put("auroc", value));
    figures.averagePrecision().ifPresent(value -> metrics.put("average_precision", value));
    figures.ece().ifPresent(value -> metrics.put("ece", value));
    figures.brier().ifPresent(value -> metrics.put("brier", value));
    return metrics;
  }
}
