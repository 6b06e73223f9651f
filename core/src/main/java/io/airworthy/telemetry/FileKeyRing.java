package io.airworthy.telemetry;

import io.airworthy.AirworthyException;
import io.airworthy.DurableFiles;
import io.airworthy.Identifier;
import io.airworthy.Pseudonym;
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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/// Keys in a folder: `<tenant>.key`, 32 random bytes, readable by their owner only; keys that were
/// in use before lie beside it as `<tenant>.1.key` and on.
///
/// Several processes may share the folder: a key appears under its name only once it is complete,
/// and whoever comes second uses what the first one made.
public final class FileKeyRing implements KeyRing {
  private static final int KEY_BYTES = 32;
  private static final String SUFFIX = ".key";

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

  /// What a tenant's user is called, under the key in use first, then under each earlier one, the
  /// newest first; empty when the tenant has no key, and none is made.
  ///
  /// @param user the id as senders name it
  public List<Pseudonym> pseudonymsOf(Identifier tenant, String user) {
    return files(tenant).stream()
        .map(file -> Pseudonymiser.pseudonym(read(file), Pseudonymiser.Kind.USER, user))
        .distinct()
        .toList();
  }

  /// Gives a tenant a new key. From the next row on its users have other pseudonyms, which nothing
  /// links to the ones before; the earlier key is kept, so that a user can still be erased by name.
  ///
  /// @return how many keys the tenant had before
  /// @throws AirworthyException bad input when the tenant has no key
  public int rotate(Identifier tenant) {
    int earlier = files(tenant).size();
    if (earlier == 0) {
      throw AirworthyException.badInput("tenant " + tenant + " has no key yet");
    }
    Path current = folder.resolve(fileName(tenant));
    try {
      Files.createLink(retired(tenant, earlier), current);
      Path next = newKey();
      DurableFiles.rename(next, current);
      keys.remove(tenant);
      return earlier;
    } catch (IOException e) {
      throw failure("the key of " + tenant + " cannot be rotated", e);
    }
  }

  /// Destroys every key of a tenant: nobody can tell any more which person a pseudonym stands for.
  ///
  /// @return how many there were
  public int destroy(Identifier tenant) {
    List<Path> files = files(tenant);
    try {
      for (Path file : files) {
        overwrite(file);
        Files.delete(file);
      }
      keys.remove(tenant);
      return files.size();
    } catch (IOException e) {
      throw failure("the keys of " + tenant + " cannot be destroyed", e);
    }
  }

  /// A tenant's key files: the one in use, then the earlier ones, the newest first.
  private List<Path> files(Identifier tenant) {
    List<Path> files = new ArrayList<>();
    for (int epoch = 1; Files.exists(retired(tenant, epoch)); epoch++) {
      files.addFirst(retired(tenant, epoch));
    }
    Path current = folder.resolve(fileName(tenant));
    if (Files.exists(current)) {
      files.addFirst(current);
    }
    return files;
  }

  private Path retired(Identifier tenant, int epoch) {
    return folder.resolve(fileName(tenant).replace(SUFFIX, "." + epoch + SUFFIX));
  }

  private void overwrite(Path file) throws IOException {
    byte[] noise = new byte[KEY_BYTES];
    random.nextBytes(noise);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(noise));
      channel.force(true);
    }
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
    return name + SUFFIX;
  }

  private SecretKey load(Identifier tenant) {
    Path file = folder.resolve(fileName(tenant));
    try {
      if (!Files.exists(file)) {
        create(file);
      }
    } catch (IOException e) {
      throw failure("the key " + file + " cannot be made", e);
    }
    return read(file);
  }

  private static SecretKey read(Path file) {
    try {
      byte[] key = Files.readAllBytes(file);
      if (key.length != KEY_BYTES) {
        throw AirworthyException.badInput(
            file + " holds " + key.length + " bytes, a key has " + KEY_BYTES);
      }
      return new SecretKeySpec(key, Pseudonymiser.ALGORITHM);
    } catch (IOException e) {
      throw failure("the key " + file + " cannot be read", e);
    }
  }

  private static AirworthyException failure(String what, IOException e) {
    return AirworthyException.badInput(what + ": " + e.getClass().getSimpleName(), e);
  }

  private void create(Path file) throws IOException {
    Path complete = newKey();
    try {
      Files.createLink(file, complete);
      DurableFiles.force(folder);
    } catch (FileAlreadyExistsException madeByAnother) {
      requireKey(file);
    } finally {
      Files.delete(complete);
    }
  }

  /// A new key under a passing name, on the disk.
  private Path newKey() throws IOException {
    Files.createDirectories(folder, ownerOnly("rwx------"));
    byte[] key = new byte[KEY_BYTES];
    random.nextBytes(key);
    Path complete = Files.createTempFile(folder, ".new", SUFFIX, ownerOnly("rw-------"));
    DurableFiles.write(complete, key);
    return complete;
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
