package io.airworthy.loop;

import io.airworthy.AirworthyException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// SHA-256 of texts and of the files of a folder.
final class Digest {
  private Digest() {}

  /// Of a text, as 64 hexadecimal digits.
  static String of(String text) {
    return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  /// Of every file below a folder, by its path relative to it.
  static SortedMap<String, String> ofFiles(Path folder) {
    SortedMap<String, String> digests = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        digests.put(folder.relativize(file).toString(), ofFile(file));
      }
    } catch (IOException e) {
      throw AirworthyException.internal("the folder " + folder + " cannot be read", e);
    }
    return digests;
  }

  private static String ofFile(Path file) throws IOException {
    MessageDigest digest = sha256();
    try (var in = Files.newInputStream(file)) {
      byte[] buffer = new byte[1 << 16];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw AirworthyException.internal("this Java has no SHA-256", e);
    }
  }
}
