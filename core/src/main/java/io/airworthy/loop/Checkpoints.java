package io.airworthy.loop;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.airworthy.AirworthyException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;

/// The finished steps of one run, each a folder of files beside a record of what it was made from.
///
/// A step writes into `<name>.partial`; when it is done the folder is renamed to `<name>` and its
/// record `<name>.checkpoint.json` written last. A step counts as finished only when the record
/// names the same inputs and every file still has the digest it was written with.
final class Checkpoints {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path run;
  private final InstantSource clock;

  Checkpoints(Path run, InstantSource clock) {
    this.run = run;
    this.clock = clock;
  }

  /// What one finished step left.
  ///
  /// @param inputs digest of everything the step read: options and the outputs of earlier steps
  /// @param outputs digest of each file written
  /// @param millis how long it took
  record Checkpoint(String inputs, SortedMap<String, String> outputs, long millis) {
    /// One digest of all that the step wrote.
    String digest() {
      return Digest.of(outputs.toString());
    }

    Duration duration() {
      return Duration.ofMillis(millis);
    }
  }

  /// The folder of a finished step.
  Path folder(String step) {
    return run.resolve(step);
  }

  /// The step's checkpoint when it is finished, made from these inputs, and undamaged.
  Optional<Checkpoint> finished(String step, String inputs) {
    return read(step)
        .filter(checkpoint -> checkpoint.inputs().equals(inputs))
        .filter(checkpoint -> Files.isDirectory(folder(step)))
        .filter(checkpoint -> Digest.ofFiles(folder(step)).equals(checkpoint.outputs()));
  }

  /// The record of a step, whatever it was made from.
  Optional<Checkpoint> read(String step) {
    Path record = record(step);
    if (!Files.exists(record)) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readValue(record.toFile(), Checkpoint.class));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /// Runs a step from the start and records it.
  Checkpoint perform(String step, String inputs, Work work) {
    Instant started = clock.instant();
    Path partial = run.resolve(step + ".partial");
    try {
      Files.deleteIfExists(record(step));
      delete(partial);
      delete(folder(step));
      Files.createDirectories(partial);
      work.writeInto(partial);
      SortedMap<String, String> outputs = Digest.ofFiles(partial);
      Files.move(partial, folder(step), StandardCopyOption.ATOMIC_MOVE);
      long millis = Duration.between(started, clock.instant()).toMillis();
      Checkpoint checkpoint = new Checkpoint(inputs, outputs, millis);
      writeAtomically(record(step), JSON.writeValueAsBytes(checkpoint));
      return checkpoint;
    } catch (IOException e) {
      throw AirworthyException.internal(
          "step " + step + " cannot write to " + run + " (" + e.getMessage() + ")", e);
    }
  }

  /// Writes a file aside and renames it, so that a reader sees the old or the new one.
  static void writeAtomically(Path file, byte[] bytes) throws IOException {
    Path aside = file.resolveSibling(file.getFileName() + ".partial");
    Files.write(aside, bytes);
    Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /// Deletes a folder and all below it, if it exists.
  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(Checkpoints::deleteOne);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void deleteOne(Path path) {
    try {
      Files.delete(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path record(String step) {
    return run.resolve(step + ".checkpoint.json");
  }

  /// What a step does: it writes files into a fresh folder and nothing anywhere else.
  interface Work {
    void writeInto(Path folder) throws IOException;
  }
}
