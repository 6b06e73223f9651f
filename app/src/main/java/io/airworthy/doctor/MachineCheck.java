package io.airworthy.doctor;

import com.sun.management.OperatingSystemMXBean;
import io.airworthy.AirworthyException;
import io.airworthy.lake.DuckDb;
import io.airworthy.lake.EngineOptions;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Whether the machine can do the work.
final class MachineCheck {
  private static final int JDK = 25;
  private static final long GIB = 1L << 30;
  private static final long LEAST_DISK = GIB / 4;
  private static final long GOOD_DISK = 5 * GIB;
  private static final long GOOD_MEMORY = 4 * GIB;

  private final Path dataDir;
  private final List<Finding> findings = new ArrayList<>();

  MachineCheck(Path dataDir) {
    this.dataDir = dataDir;
  }

  List<Finding> findings() {
    java();
    openMp();
    duckDb();
    memory();
    folder();
    return List.copyOf(findings);
  }

  private void java() {
    int found = Runtime.version().feature();
    if (found != JDK) {
      findings.add(
          new Finding(
              found < JDK ? Finding.Severity.ERROR : Finding.Severity.WARNING,
              "this is Java " + found + ", built and tested is Java " + JDK,
              System.getProperty("java.home", ""),
              "install a JDK " + JDK + " and set AIRWORTHY_JAVA_HOME to its folder"));
    }
  }

  /// On Linux the trees need the OpenMP library of GCC; other systems bring their own.
  private void openMp() {
    if (!System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux")) {
      return;
    }
    try (Arena arena = Arena.ofConfined()) {
      SymbolLookup.libraryLookup("libgomp.so.1", arena);
    } catch (IllegalArgumentException e) {
      findings.add(
          new Finding(
              Finding.Severity.ERROR,
              "the OpenMP library is missing: boosted trees cannot be trained",
              "libgomp.so.1",
              "install the package libgomp1 (Debian, Ubuntu) or libgomp (Fedora)"));
    }
  }

  private void duckDb() {
    try (Connection connection = DuckDb.open(EngineOptions.defaults(dataDir))) {
      if (!connection.isValid(1)) {
        findings.add(noDuckDb());
      }
    } catch (SQLException | AirworthyException | LinkageError e) {
      findings.add(noDuckDb());
    }
  }

  private static Finding noDuckDb() {
    return new Finding(
        Finding.Severity.ERROR,
        "the native library of DuckDB cannot be loaded",
        System.getProperty("java.io.tmpdir", ""),
        "it unpacks itself into the folder for temporary files: make that writable and executable");
  }

  private void memory() {
    if (ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system) {
      long found = system.getTotalMemorySize();
      if (found < GOOD_MEMORY) {
        findings.add(
            new Finding(
                Finding.Severity.WARNING,
                "this machine has " + mib(found) + " of memory, a large daily run takes 4 GiB",
                "memory",
                "expect the daily run to spill to disk, or to be stopped by the system"));
      }
    }
  }

  /// The disk and the folder where the data is, or would be made.
  private void folder() {
    Path there = dataDir;
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    if (!Files.isWritable(there)) {
      findings.add(
          Finding.error(
              "the folder cannot be written",
              there,
              "change its rights or name another --data-dir"));
    }
    try {
      disk(there, Files.getFileStore(there).getUsableSpace());
    } catch (IOException e) {
      findings.add(Finding.warning("the free space cannot be told", there, "look at the disk"));
    }
  }

  private void disk(Path there, long free) {
    if (free < GOOD_DISK) {
      findings.add(
          new Finding(
              free < LEAST_DISK ? Finding.Severity.ERROR : Finding.Severity.WARNING,
              "the disk has " + mib(free) + " left",
              there.toString(),
              "make room: telemetry is refused when the disk is full"));
    }
  }

  private static String mib(long bytes) {
    return "%,d MiB".formatted(bytes >> 20);
  }
}
