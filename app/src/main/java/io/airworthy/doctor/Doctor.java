package io.airworthy.doctor;

import io.airworthy.lake.EngineOptions;
import io.airworthy.lake.LakeFault;
import io.airworthy.lake.LakeInspection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Examines this machine and a data directory. It only looks.
public final class Doctor {
  private final Path dataDir;
  private final InstantSource clock;

  /// A doctor for a data directory, which need not exist.
  ///
  /// @param clock says how long something has waited, and which day it is
  public Doctor(Path dataDir, InstantSource clock) {
    this.dataDir = dataDir.toAbsolutePath().normalize();
    this.clock = clock;
  }

  /// Looks at everything.
  public Diagnosis examine() {
    List<Finding> findings = new ArrayList<>(new MachineCheck(dataDir).findings());
    LakeInspection lake = LakeInspection.of(dataDir, EngineOptions.defaults(dataDir));
    if (!Files.exists(dataDir)) {
      findings.add(
          Finding.note(
              "there is no data directory yet",
              dataDir,
              "'airworthy serve' or 'airworthy ingest FILE' makes it"));
    } else if (!Files.isDirectory(dataDir)) {
      findings.add(
          Finding.error("the data directory is a file", dataDir, "name a folder with --data-dir"));
    } else {
      lake.writer().ifPresent(writer -> findings.add(writing(writer)));
      lake.faults().forEach(fault -> findings.add(finding(fault)));
      findings.addAll(new JournalCheck(dataDir, lake, clock).findings());
      findings.addAll(new ClockCheck(dataDir, clock).findings());
      findings.addAll(new RecordCheck(dataDir).findings());
    }
    findings.sort(Comparator.comparing(Finding::severity));
    return new Diagnosis(lake, findings);
  }

  private Finding writing(String writer) {
    return Finding.note(
        writer + " writes to the lake",
        dataDir,
        "'serve', 'ingest' and 'demo' are refused until it stops; everything else works");
  }

  private static Finding finding(LakeFault fault) {
    return switch (fault.kind()) {
      case ROWS_LOST ->
          Finding.error(
              fault.what(),
              fault.where(),
              "restore the file from a backup; until then what reads this table fails");
      case UNREADABLE ->
          Finding.error(fault.what(), fault.where(), "restore the folder 'lake' from a backup");
      case JOURNAL_DAMAGED ->
          Finding.error(
              fault.what(),
              fault.where(),
              "look after the disk; the next server start recovers everything else");
      case JOURNAL_SET_ASIDE ->
          Finding.warning(fault.what(), fault.where(), "keep or remove the file");
    };
  }
}
