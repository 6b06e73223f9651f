package io.airworthy.testkit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/// Plants random markers wherever an input can hold text, then searches everything written for
/// them.
///
/// A marker is twenty lower-case letters: eight that no word begins with, the same for all, and
/// twelve of its own. Searches look for it in any case as UTF-8 and UTF-16, as hexadecimal (a dump
/// with blanks between bytes included) and as Base64, in the bytes as they are, in what gzip hides,
/// and in what a [Decoder] makes of a file.
public final class Tripwire {
  private static final String OPENING = "zqxvjkwq";
  private static final int LENGTH = 20;

  /// How a marker opens in each writing, and in which order of letters it goes on.
  private static final Map<String, String> WRITINGS = writings();

  private final Random random;
  private final List<Decoder> decoders;
  private final Map<String, String> markers = new LinkedHashMap<>();
  private long searched;

  /// Makes the text of a kind of file legible, such as a compressed table.
  public interface Decoder {
    /// Whether the file is of that kind.
    boolean reads(Path file);

    /// Everything the file holds, as text.
    String text(Path file) throws IOException;
  }

  /// A tripwire whose markers follow from the seed.
  public Tripwire(long seed, Decoder... decoders) {
    this.random = new Random(seed);
    this.decoders = List.of(decoders);
  }

  /// A new marker for a place, such as `traces/json/gen_ai.input.messages`; twenty letters.
  public String plant(String place) {
    StringBuilder letters = new StringBuilder(OPENING);
    while (letters.length() < LENGTH) {
      letters.append((char) ('a' + random.nextInt(26)));
    }
    markers.put(letters.toString(), place);
    return letters.toString();
  }

  /// Number of markers planted.
  public int planted() {
    return markers.size();
  }

  /// Number of files and texts searched.
  public long searched() {
    return searched;
  }

  /// Searches every file below the folder, names included; returns the findings as `place -> file`.
  public List<String> search(Path folder) {
    List<String> findings = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String name = folder.relativize(file).toString();
        findings.addAll(search("the name of " + name, name.getBytes(StandardCharsets.UTF_8)));
        findings.addAll(search(name, Files.readAllBytes(file)));
        for (Decoder decoder : decoders) {
          if (decoder.reads(file)) {
            findings.addAll(
                search(name + " decoded", decoder.text(file).getBytes(StandardCharsets.UTF_8)));
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return findings;
  }

  /// Searches one text, such as a log, a reply or an error.
  public List<String> search(String name, byte[] bytes) {
    searched++;
    Set<String> found = new LinkedHashSet<>();
    for (byte[] layer : layers(bytes)) {
      String text = new String(layer, StandardCharsets.ISO_8859_1);
      String folded = text.toLowerCase(Locale.ROOT);
      for (int at = folded.indexOf(OPENING); at >= 0; at = folded.indexOf(OPENING, at + 1)) {
        String marker = folded.substring(at, Math.min(folded.length(), at + LENGTH));
        found.add(markers.getOrDefault(marker, "a marker cut short") + " -> " + name);
      }
      String joined = folded.replace(" ", "");
      WRITINGS.forEach(
          (opening, writing) -> {
            boolean exact = writing.equals("Base64");
            if ((exact ? text : folded).contains(opening) || (!exact && joined.contains(opening))) {
              found.add("a marker as " + writing + " -> " + name);
            }
          });
    }
    return List.copyOf(found);
  }

  /// The bytes, and what they hide when they are gzip.
  private static List<byte[]> layers(byte[] bytes) {
    boolean gzip = bytes.length > 2 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b;
    if (!gzip) {
      return List.of(bytes);
    }
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return List.of(bytes, in.readAllBytes());
    } catch (IOException cutOff) {
      return List.of(bytes);
    }
  }

  private static Map<String, String> writings() {
    Map<String, String> writings = new LinkedHashMap<>();
    writings.put(latin(StandardCharsets.UTF_16LE), "UTF-16");
    writings.put(latin(StandardCharsets.UTF_16BE), "UTF-16");
    byte[] opening = OPENING.getBytes(StandardCharsets.UTF_8);
    writings.put(HexFormat.of().formatHex(opening), "hexadecimal");
    // Base64 packs three bytes at a time, so a marker looks different at each of three offsets.
    for (int skipped = 0; skipped < 3; skipped++) {
      byte[] packed = Arrays.copyOfRange(opening, skipped, skipped + 6);
      writings.put(Base64.getEncoder().encodeToString(packed), "Base64");
    }
    return writings;
  }

  private static String latin(Charset charset) {
    return new String(OPENING.getBytes(charset), StandardCharsets.ISO_8859_1);
  }
}
