package io.airworthy.release;

import io.airworthy.AirworthyException;
import io.airworthy.DurableFiles;
import io.airworthy.Identifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The versions of one model, in a folder: `<version>/version.json` with the version's files beside
/// it, and `aliases.json`. A version is written aside and renamed into place, the aliases are
/// replaced whole, so a kill at any moment leaves the state before or the state after. Opening
/// checks every file against its checksum.
public final class ModelRegistry {
  private static final String ALIASES = "aliases.json";
  private static final String STAGING = ".staging";

  private final Path folder;
  private final String model;
  private final List<ModelVersion> versions;
  private final Map<Alias, Integer> aliases;

  private ModelRegistry(
      Path folder, String model, List<ModelVersion> versions, Map<Alias, Integer> aliases) {
    this.folder = folder;
    this.model = model;
    this.versions = versions;
    this.aliases = aliases;
  }

  /// Opens the registry of a model; it is empty when there is no folder yet.
  ///
  /// @param models the folder that holds one folder for each model
  /// @param model the model's name: an identifier without `/`, not starting with a dot
  /// @throws AirworthyException bad input when a file is missing, foreign or changed
  public static ModelRegistry open(Path models, String model) {
    if (!isFileName(model)) {
      throw AirworthyException.badInput("a model's name is an identifier without '/': " + model);
    }
    Path folder = models.resolve(model);
    try {
      List<ModelVersion> versions = new ArrayList<>();
      for (int number : numbersIn(folder)) {
        if (number != versions.size() + 1) {
          throw AirworthyException.badInput(
              folder + " lacks version " + (versions.size() + 1) + " but has version " + number);
        }
        versions.add(VersionFile.verified(folder.resolve(Integer.toString(number)), model, number));
      }
      Map<Alias, Integer> aliases = AliasFile.read(folder.resolve(ALIASES), versions);
      return new ModelRegistry(folder, model, versions, aliases);
    } catch (IOException e) {
      throw AirworthyException.internal("the model registry " + folder + " cannot be read", e);
    }
  }

  /// All versions, oldest first.
  public synchronized List<ModelVersion> versions() {
    return List.copyOf(versions);
  }

  /// One version; empty when there is none of that number.
  public synchronized Optional<ModelVersion> version(int number) {
    return number >= 1 && number <= versions.size()
        ? Optional.of(versions.get(number - 1))
        : Optional.empty();
  }

  /// The version that holds a role; empty when none does.
  public synchronized Optional<ModelVersion> holder(Alias alias) {
    return Optional.ofNullable(aliases.get(alias)).map(number -> versions.get(number - 1));
  }

  /// The folder of a version's files; read it, never write it.
  public Path artefacts(ModelVersion version) {
    return folder.resolve(Integer.toString(version.version()));
  }

  /// Publishes the files of a folder as the next version. They are copied; subfolders, links and
  /// a file named `version.json` are refused.
  ///
  /// @param run the daily run that trained it
  /// @param createdAt when, by the caller's clock
  /// @param decision what the launch gate decided
  /// @param metrics finite figures by name
  /// @param source the folder of the files, at least one
  public synchronized ModelVersion publish(
      String run, Instant createdAt, Outcome decision, Map<String, Double> metrics, Path source) {
    int number = versions.size() + 1;
    Path staging = folder.resolve(STAGING);
    try {
      Files.createDirectories(folder);
      DurableFiles.deleteTree(staging);
      Files.createDirectory(staging);
      SortedMap<String, String> checksums = copy(source, staging);
      ModelVersion version =
          new ModelVersion(
              model, number, run, createdAt, decision, new TreeMap<>(metrics), checksums);
      VersionFile.write(staging, version);
      DurableFiles.force(staging);
      DurableFiles.rename(staging, folder.resolve(Integer.toString(number)));
      versions.add(version);
      return version;
    } catch (IOException e) {
      throw AirworthyException.internal(
          "version " + number + " of " + model + " cannot be published; is another writer here?",
          e);
    }
  }

  /// Gives a role to a version, taking it from the one that had it.
  ///
  /// @throws AirworthyException bad input when there is no such version, or when the champion
  ///     would be one the gate did not pass
  public synchronized void assign(Alias alias, int number) {
    ModelVersion version =
        version(number)
            .orElseThrow(() -> AirworthyException.badInput(model + " has no version " + number));
    if (alias == Alias.CHAMPION && version.decision() != Outcome.PASS) {
      throw AirworthyException.badInput(
          version.label()
              + " cannot be champion: the gate's decision was "
              + version.decision().label()
              + ", expected pass");
    }
    Map<Alias, Integer> changed = new EnumMap<>(Alias.class);
    changed.putAll(aliases);
    changed.put(alias, number);
    try {
      AliasFile.write(folder.resolve(ALIASES), changed);
      aliases.put(alias, number);
    } catch (IOException e) {
      throw AirworthyException.internal("the aliases of " + model + " cannot be written", e);
    }
  }

  private static SortedMap<String, String> copy(Path source, Path staging) throws IOException {
    SortedMap<String, String> checksums = new TreeMap<>();
    List<Path> files;
    try (Stream<Path> list = Files.list(source)) {
      files = list.sorted().toList();
    }
    for (Path file : files) {
      String name = file.getFileName().toString();
      if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
          || !isFileName(name)
          || name.equals(VersionFile.NAME)) {
        throw AirworthyException.badInput(
            "artefact " + name + " is not a plain file with an identifier for its name");
      }
      Path copy = staging.resolve(name);
      Files.copy(file, copy);
      DurableFiles.force(copy);
      checksums.put(name, Checksum.of(copy));
    }
    if (checksums.isEmpty()) {
      throw AirworthyException.badInput("a model version needs at least one file: " + source);
    }
    return checksums;
  }

  private static List<Integer> numbersIn(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> list = Files.list(folder)) {
      return list.map(path -> path.getFileName().toString())
          .filter(name -> !name.startsWith(".") && !name.equals(ALIASES))
          .map(name -> number(folder, name))
          .sorted()
          .toList();
    }
  }

  private static int number(Path folder, String name) {
    if (!name.matches("[1-9][0-9]{0,8}")) {
      throw AirworthyException.badInput(folder + " holds " + name + ", expected version numbers");
    }
    return Integer.parseInt(name);
  }

  private static boolean isFileName(String name) {
    return Identifier.looksLikeIdentifier(name) && !name.contains("/") && !name.startsWith(".");
  }
}
