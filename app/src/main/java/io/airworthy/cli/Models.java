package io.airworthy.cli;

import io.airworthy.AirworthyException;
import io.airworthy.release.Alias;
import io.airworthy.release.ModelRegistry;
import io.airworthy.release.ModelVersion;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `airworthy models`: the registry of the session-quality model.
@Command(
    name = "models",
    description = "the registry of model versions",
    synopsisSubcommandLabel = "list|show",
    subcommands = {Models.ListVersions.class, Models.Show.class})
final class Models {
  static final String MODEL = "quality";

  /// Every version, oldest first.
  @Command(name = "list", description = "every version, oldest first")
  static final class ListVersions implements Callable<Integer> {
    @Mixin GlobalOptions global;

    @Override
    public Integer call() {
      ModelRegistry registry = registry(global);
      List<ModelVersion> versions = registry.versions();
      global.answer(
          versions.stream().map(version -> document(registry, version)).toList(),
          versions.isEmpty()
              ? "no model version yet"
              : versions.stream()
                  .map(version -> line(registry, version))
                  .collect(Collectors.joining("\n")));
      return 0;
    }
  }

  /// One version in full.
  @Command(name = "show", description = "one version in full")
  static final class Show implements Callable<Integer> {
    @Mixin GlobalOptions global;

    @Parameters(
        paramLabel = "V",
        description = "a version's number, such as 7 or quality:7, or champion or challenger")
    String version;

    @Override
    public Integer call() {
      ModelRegistry registry = registry(global);
      ModelVersion found = find(registry, version);
      Map<String, Object> document = document(registry, found);
      String text =
          document.entrySet().stream()
              .map(entry -> entry.getKey() + ": " + entry.getValue())
              .collect(Collectors.joining("\n"));
      global.answer(document, text);
      return 0;
    }
  }

  private static ModelRegistry registry(GlobalOptions global) {
    return ModelRegistry.open(global.dataDir.resolve("models"), MODEL);
  }

  private static ModelVersion find(ModelRegistry registry, String name) {
    String number = name.startsWith(MODEL + ":") ? name.substring(MODEL.length() + 1) : name;
    return Arrays.stream(Alias.values())
        .filter(alias -> alias.label().equals(name))
        .findFirst()
        .map(registry::holder)
        .orElseGet(
            () ->
                registry.versions().stream()
                    .filter(version -> Integer.toString(version.version()).equals(number))
                    .findFirst())
        .orElseThrow(
            () ->
                AirworthyException.badInput(
                    "no model version '"
                        + name
                        + "'; the registry has "
                        + registry.versions().size()));
  }

  private static Map<String, Object> document(ModelRegistry registry, ModelVersion version) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("model", version.model());
    document.put("version", version.version());
    document.put("aliases", aliases(registry, version));
    document.put("run", version.run());
    document.put("created_at", version.createdAt().toString());
    document.put("decision", version.decision().label());
    document.put("metrics", version.metrics());
    document.put("artefacts", version.artefacts());
    return document;
  }

  private static List<String> aliases(ModelRegistry registry, ModelVersion version) {
    return Arrays.stream(Alias.values())
        .filter(alias -> registry.holder(alias).filter(version::equals).isPresent())
        .map(Alias::label)
        .toList();
  }

  private static String line(ModelRegistry registry, ModelVersion version) {
    return version.label()
        + "  "
        + version.createdAt()
        + "  "
        + version.decision().label()
        + "  "
        + String.join(",", aliases(registry, version));
  }
}
