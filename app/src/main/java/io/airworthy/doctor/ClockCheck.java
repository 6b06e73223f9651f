package io.airworthy.doctor;

import io.airworthy.lake.EngineOptions;
import io.airworthy.lake.RowsAhead;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/// Whether the lake holds rows of days that are not yet.
///
/// @param clock says which day it is
record ClockCheck(Path dataDir, InstantSource clock) {
  List<Finding> findings() {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    RowsAhead ahead = RowsAhead.look(dataDir, EngineOptions.defaults(dataDir), today);
    return ahead.latest().stream().map(latest -> finding(ahead.rows(), latest)).toList();
  }

  private Finding finding(long rows, LocalDate latest) {
    return Finding.warning(
        "rows dated after today: %,d, the latest %s".formatted(rows, latest),
        dataDir.resolve("lake"),
        "if a clock was wrong: 'airworthy erase' takes out a person's; 'airworthy retain' keeps"
            + " them until their day has passed, and calendars end before them");
  }
}
