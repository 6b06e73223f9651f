package io.airworthy.release;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import io.airworthy.AirworthyException;
import io.airworthy.DurableFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// An append-only log of decisions: JSON lines, each holding the SHA-256 of the line before. An
/// edited, removed, inserted or swapped line breaks the chain. Cutting whole lines off the end does
/// not, so the last line's [Head] is also kept in a file beside the log, and a caller who keeps a
/// head elsewhere can have it checked against a forger who rewrites both.
public final class DecisionLog {
  private final Path file;
  private final Path headFile;

  private DecisionLog(Path file) {
    this.file = file;
    this.headFile = file.resolveSibling(file.getFileName() + ".head");
  }

  /// The log in `file`, which need not exist yet.
  public static DecisionLog in(Path file) {
    return new DecisionLog(file);
  }

  /// How far a log reached: enough to prove later that nothing up to there was changed.
  ///
  /// @param entries the lines
  /// @param hash the SHA-256 of the last line, without its line end; zeros when there is none
  public record Head(long entries, String hash) {}

  /// What a check of the log found.
  public sealed interface Verification {
    /// Every line follows from the one before.
    ///
    /// @param unfinished whether a last line without its end follows: an append that was cut short
    ///     and never acknowledged, which the next append removes
    record Intact(Head head, boolean unfinished) implements Verification {}

    /// The log was changed.
    ///
    /// @param line the first line, from 1, that does not follow or is missing
    record Broken(long line, String reason) implements Verification {}
  }

  /// Checks every line and the head kept beside the log.
  public Verification verify() {
    return read().verify(keptHead());
  }

  /// Checks every line, the head kept beside the log, and one kept elsewhere.
  public Verification verify(Head kept) {
    DecisionChain chain = read();
    return chain.verify(keptHead()) instanceof Verification.Broken broken
        ? broken
        : chain.verify(Optional.of(kept));
  }

  /// All decisions, oldest first.
  ///
  /// @throws AirworthyException bad input when the log was changed
  public List<Decision> decisions() {
    return intactChain().decisions();
  }

  /// Appends a decision; it is on the disk when this returns.
  ///
  /// @throws AirworthyException bad input when the log was changed: nothing is added to it then
  public Head append(Decision decision) {
    try {
      Files.createDirectories(DurableFiles.folderOf(file));
      try (FileChannel channel = FileChannel.open(file, CREATE, READ, WRITE);
          FileLock _ = channel.lock()) {
        return appendTo(channel, decision);
      }
    } catch (IOException e) {
      throw AirworthyException.internal("the decision log " + file + " cannot be written", e);
    }
  }

  private Head appendTo(FileChannel channel, Decision decision) throws IOException {
    DecisionChain chain = intactChain();
    Head before = chain.head();
    String line = new DecisionLine(before.entries() + 1, before.hash(), decision).toJson();
    channel.truncate(chain.completeBytes());
    channel.position(chain.completeBytes());
    ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(UTF_8));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
    channel.force(true);
    Head head = new Head(before.entries() + 1, Checksum.of(line.getBytes(UTF_8)));
    DurableFiles.replace(headFile, (head.entries() + " " + head.hash() + "\n").getBytes(UTF_8));
    return head;
  }

  private DecisionChain intactChain() {
    DecisionChain chain = read();
    return switch (chain.verify(keptHead())) {
      case Verification.Intact intact -> chain;
      case Verification.Broken broken ->
          throw AirworthyException.badInput(
              file + ": line " + broken.line() + " " + broken.reason());
    };
  }

  private DecisionChain read() {
    try {
      return DecisionChain.of(Files.exists(file) ? Files.readAllBytes(file) : new byte[0]);
    } catch (IOException e) {
      throw AirworthyException.internal("the decision log " + file + " cannot be read", e);
    }
  }

  /// The head beside the log; one that no line can match when its file is not as we write it.
  private Optional<Head> keptHead() {
    try {
      if (!Files.exists(headFile)) {
        return Optional.empty();
      }
      String text = Files.readString(headFile);
      return Optional.of(
          text.matches("[0-9]{1,9} [0-9a-f]{64}\n")
              ? new Head(
                  Long.parseLong(text.substring(0, text.indexOf(' '))),
                  text.substring(text.indexOf(' ') + 1).strip())
              : new Head(0, "unreadable"));
    } catch (IOException e) {
      throw AirworthyException.internal("the head " + headFile + " cannot be read", e);
    }
  }
}
