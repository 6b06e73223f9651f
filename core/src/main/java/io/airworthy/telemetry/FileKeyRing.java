package io.airworthy.telemetry;

import io.airworthy.AirworthyException;
import io.airworthy.Identifier;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/// Keys in a folder: `<tenant>.key`, 32 random bytes, readable by their owner only.
///
/// Several processes may share the folder: a key appears under its name only once it is complete,
/// and whoever comes second uses what the first one made.
public final class FileKeyRing implements KeyRing {
  private static final int KEY_BYTES = 32;

  private final Path folder;
  private final SecureRandom random = new SecureRandom();
  private final ConcurrentMap<Identifier, SecretKey> keys = new ConcurrentHashMap<>();

  /// The keys in the folder, which is made when it is missing.
  public FileKeyRing(Path keysDir) {
    this.folder = keysDir;
  }

  @Override
  public SecretKey keyOf(Identifier tenant) {
    return keys.computeIfAbsent(tenant, this::load);
  }

  /// The name of a tenant's key file: no two tenants share one, on any file system.
  static String fileName(Identifier tenant) {
    StringBuilder safe = new StringBuilder();
    for (char c : tenant.value().toCharArray()) {
      if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-') {
        safe.append(c);
      } else {
        safe.append('_').append(Integer.toHexString(c));
      }
    }
    String name = safe.length() <= 200 ? safe.toString() : "__" + Digests.hex(tenant.value(), 32);
    return name + ".key";
  }

  private SecretKey load(Identifier tenant) {
    Path file = folder.resolve(fileName(tenant));
    try {
      if (!Files.exists(file)) {
        create(file);
      }
      byte[] key = Files.readAllBytes(file);
      if (key.length != KEY_BYTES) {
        throw AirworthyException.badInput(
            file + " holds " + key.length + " bytes, a key has " + KEY_BYTES);
      }
      return new SecretKeySpec(key, Pseudonymiser.ALGORITHM);
    } catch (IOException e) {
      throw AirworthyException.badInput(
          "the key " + file + " cannot be read or made: " + e.getClass().getSimpleName(), e);
    }
  }

  private void create(Path file) throws IOException {
    Files.createDirectories(folder, ownerOnly("rwx------"));
    byte[] key = new byte[KEY_BYTES];
    random.nextBytes(key);
    Path complete = Files.createTempFile(folder, ".new", ".key", ownerOnly("rw-------"));
    try (FileChannel channel = FileChannel.open(complete, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(key));
      channel.force(true);
      Files.createLink(file, complete);
    } catch (FileAlreadyExistsException madeByAnother) {
      requireKey(file);
    } finally {
      Files.delete(complete);
    }
  }

  private static void requireKey(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new NoSuchFileException(file.toString());
    }
  }

  private static FileAttribute<?>[] ownerOnly(String permissions) {
    boolean posix =
        java.nio.file.FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
