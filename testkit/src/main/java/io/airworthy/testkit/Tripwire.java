package io.airworthy.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/// Plants random markers wherever an input can hold text, then searches everything written for
/// them.
///
/// A marker is lower-case letters without meaning, unlike any identifier the program makes.
/// Searches
/// look for it as UTF-8, in upper case, as hexadecimal and as Base64.
public final class Tripwire {
  private final Random random;
  private final Map<String, String> markers = new LinkedHashMap<>();
  private long searched;

  /// A tripwire whose markers follow from the seed.
  public Tripwire(long seed) {
    this.random = new Random(seed);
  }

  /// A new marker for a place, such as `traces/json/gen_ai.input.messages`; twenty letters.
  public String plant(String place) {
    StringBuilder letters = new StringBuilder("zq");
    while (letters.length() < 20) {
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

  /// Searches every file below the folder; returns the findings as `place -> file`.
  public List<String> search(Path folder) {
    List<String> findings = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        findings.addAll(search(folder.relativize(file).toString(), Files.readAllBytes(file)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return findings;
  }

  /// Searches one text, such as a log, a reply or an error.
  public List<String> search(String name, byte[] bytes) {
    searched++;
    String haystack = new String(bytes, StandardCharsets.ISO_8859_1);
    String folded = haystack.toLowerCase(java.util.Locale.ROOT);
    List<String> findings = new ArrayList<>();
    markers.forEach(
        (marker, place) -> {
          boolean found =
              folded.contains(marker)
                  || folded.contains(hex(marker))
                  || haystack.contains(base64Core(marker));
          if (found) {
            findings.add(place + " -> " + name);
          }
        });
    return findings;
  }

  private static String hex(String marker) {
    return java.util.HexFormat.of().formatHex(marker.getBytes(StandardCharsets.UTF_8));
  }

  private static String base64Core(String marker) {
    String encoded = Base64.getEncoder().encodeToString(marker.getBytes(StandardCharsets.UTF_8));
    return encoded.substring(0, encoded.length() - 4);
  }
}
