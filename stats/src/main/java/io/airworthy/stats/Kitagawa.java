package io.airworthy.stats;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Why an overall rate moved: because the mix of cohorts changed or because rates within cohorts
/// did. With a cohort's share of rows `w` and rate `r`, before (0) and after (1), the difference is
/// exactly `sum (w1 - w0) (r0 + r1) / 2` (mix) plus `sum (w0 + w1) / 2 (r1 - r0)` (rate).
///
/// Source: Kitagawa, "Components of a Difference Between Two Rates", 1955; the three-fold form is
/// that of Oaxaca and Blinder, 1973.
public final class Kitagawa {
  private Kitagawa() {}

  /// One cohort's rows and the sum of what is counted in them (events, or any value).
  ///
  /// @param name the cohort
  /// @param rowsBefore at least 0; a cohort without rows on one side has no rate there and takes
  ///     the other side's, so that it counts as mix alone
  public record Cohort(
      String name, long rowsBefore, double sumBefore, long rowsAfter, double sumAfter) {
    public Cohort {
      if (rowsBefore < 0 || rowsAfter < 0) {
        throw new IllegalArgumentException(
            "cohort " + name + " of " + rowsBefore + " and " + rowsAfter + " rows");
      }
      Checks.finite(0, sumBefore);
      Checks.finite(1, sumAfter);
    }

    private double rateBefore() {
      return rowsBefore > 0 ? sumBefore / rowsBefore : rowsAfter > 0 ? sumAfter / rowsAfter : 0;
    }

    private double rateAfter() {
      return rowsAfter > 0 ? sumAfter / rowsAfter : rateBefore();
    }
  }

  /// A cohort's part in the difference. The mix term is centred,
  /// `(w1 - w0) ((r0 + r1) / 2 - (R0 + R1) / 2)`: a cohort that grows is to blame only as far as
  /// it is worse than the whole. Over all cohorts the terms sum to the totals.
  public record Contribution(String name, double mix, double rate) {}

  /// The parts of a difference of rates.
  ///
  /// @param rateBefore the overall rate `R0`
  /// @param rateAfter the overall rate `R1`
  /// @param mix the part of `R1 - R0` due to the mix; `mix + rate` is the whole
  /// @param rate the part due to rates within cohorts
  /// @param endowment three-fold: `sum (w1 - w0) r0`
  /// @param coefficient three-fold: `sum w0 (r1 - r0)`
  /// @param interaction three-fold: `sum (w1 - w0) (r1 - r0)`
  /// @param contributions one for each cohort, in the order given
  public record Decomposition(
      double rateBefore,
      double rateAfter,
      double mix,
      double rate,
      double endowment,
      double coefficient,
      double interaction,
      List<Contribution> contributions) {
    public Decomposition {
      contributions = List.copyOf(contributions);
    }
  }

  /// Decomposes the difference; empty when either side has no rows at all.
  public static Optional<Decomposition> decompose(List<Cohort> cohorts) {
    long before = 0;
    long after = 0;
    Sum sumBefore = new Sum();
    Sum sumAfter = new Sum();
    for (Cohort cohort : cohorts) {
      before += cohort.rowsBefore();
      after += cohort.rowsAfter();
      sumBefore.add(cohort.sumBefore());
      sumAfter.add(cohort.sumAfter());
    }
    return before == 0 || after == 0
        ? Optional.empty()
        : Optional.of(
            decompose(
                cohorts, before, sumBefore.value() / before, after, sumAfter.value() / after));
  }

  private static Decomposition decompose(
      List<Cohort> cohorts, long before, double rateBefore, long after, double rateAfter) {
    Sum mix = new Sum();
    Sum rate = new Sum();
    Sum endowment = new Sum();
    Sum coefficient = new Sum();
    Sum interaction = new Sum();
    List<Contribution> contributions = new ArrayList<>(cohorts.size());
    for (Cohort cohort : cohorts) {
      double share = (double) cohort.rowsBefore() / before;
      double growth = (double) cohort.rowsAfter() / after - share;
      double middle = (cohort.rateBefore() + cohort.rateAfter()) / 2;
      double change = cohort.rateAfter() - cohort.rateBefore();
      double rateTerm = (share + growth / 2) * change;
      mix.add(growth * middle);
      rate.add(rateTerm);
      endowment.add(growth * cohort.rateBefore());
      coefficient.add(share * change);
      interaction.add(growth * change);
      double centred = growth * (middle - (rateBefore + rateAfter) / 2);
      contributions.add(new Contribution(cohort.name(), centred, rateTerm));
    }
    return new Decomposition(
        rateBefore,
        rateAfter,
        mix.value(),
        rate.value(),
        endowment.value(),
        coefficient.value(),
        interaction.value(),
        contributions);
  }
}
