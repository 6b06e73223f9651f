package io.airworthy.doctor;

import io.airworthy.doctor.Finding.Severity;
import io.airworthy.lake.LakeInspection;
import java.util.List;

/// What the doctor found.
///
/// @param lake the tables, the journal and who writes
/// @param findings the worst first
public record Diagnosis(LakeInspection lake, List<Finding> findings) {
  public Diagnosis {
    findings = List.copyOf(findings);
  }

  /// Whether nothing is wrong; warnings do not count.
  public boolean isSound() {
    return findings.stream().noneMatch(finding -> finding.severity() == Severity.ERROR);
  }
}
