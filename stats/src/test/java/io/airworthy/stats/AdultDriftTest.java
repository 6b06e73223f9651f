package io.airworthy.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/// Drift between parts of Adult beside the figures of the Evidently library's own code.
class AdultDriftTest {
  private static final Offset<Double> PUBLISHED = within(5e-11);

  private final Adult train = Adult.train();
  private final Adult test = Adult.test();
  private final Adult male = train.ofSex("Male");
  private final Adult female = train.ofSex("Female");

  @Test
  void age_equalsEvidentlyFromTrainToTest() {
    assertNumeric(
        train, test, Adult.AGE, 17, 0.0014732250, 0.0135647552, 0.0169010736, 0.0081942103);
  }

  @Test
  void hours_equalsEvidentlyFromTrainToTest() {
    assertNumeric(
        train, test, Adult.HOURS, 17, 0.0008144350, 0.0100878224, 0.0094585745, 0.0046344617);
  }

  @Test
  void age_equalsEvidentlyFromMaleToFemale() {
    assertNumeric(
        male, female, Adult.AGE, 16, 0.0704639039, 0.0933769420, 0.1928027504, 0.1073325749);
  }

  @Test
  void hours_equalsEvidentlyFromMaleToFemale() {
    assertNumeric(
        male, female, Adult.HOURS, 16, 0.3358812370, 0.2016012737, 0.4965333946, 0.2135182564);
  }

  @Test
  void categories_equalEvidently() {
    assertCategorical(train, test, Adult.WORKCLASS, 9, 0.0005248881, 0.0080997546);
    assertCategorical(train, test, Adult.EDUCATION, 16, 0.0013653375, 0.0130609464);
    assertCategorical(male, female, Adult.OCCUPATION, 15, 1.0365200103, 0.3376576417);
    assertCategorical(male, female, Adult.MARITAL_STATUS, 7, 1.1137092679, 0.3584304112);
  }

  @Test
  void referenceDeciles_givePublishedIndex() {
    assertThat(decileIndex(Adult.AGE)).isCloseTo(0.06993, within(5e-6));
    assertThat(decileIndex(Adult.HOURS)).isCloseTo(0.34865, within(5e-6));
    assertThat(NumericBins.ofQuantiles(male.numbers(Adult.HOURS)).edges())
        .as("hours a week repeat so much that ten bins become six")
        .containsExactly(30.0, 40.0, 45.0, 50.0, 60.0);
  }

  @Test
  void kitagawa_givesPublishedParts() {
    assertParts(Adult.OCCUPATION, -0.00843676, -0.18783922);
    assertParts(Adult.EDUCATION, -0.01251102, -0.18376497);
    assertParts(Adult.MARITAL_STATUS, -0.16527672, -0.03099927);
  }

  @Test
  void kitagawaThreeFold_givesPublishedParts() {
    Kitagawa.Decomposition parts = decompose(Adult.MARITAL_STATUS);

    assertThat(parts.endowment()).isCloseTo(-0.14535645, within(5e-9));
    assertThat(parts.coefficient()).isCloseTo(-0.01107901, within(5e-9));
    assertThat(parts.interaction()).isCloseTo(-0.03984053, within(5e-9));
  }

  private double decileIndex(int column) {
    NumericBins bins = NumericBins.ofQuantiles(male.numbers(column));
    return PopulationStabilityIndex.of(
            bins.count(male.numbers(column)), bins.count(female.numbers(column)))
        .orElseThrow();
  }

  private void assertParts(int column, double mix, double rate) {
    Kitagawa.Decomposition parts = decompose(column);

    assertThat(parts.rateBefore()).isCloseTo(0.30573658, within(5e-9));
    assertThat(parts.rateAfter()).isCloseTo(0.10946059, within(5e-9));
    assertThat(parts.mix()).isCloseTo(mix, within(5e-9));
    assertThat(parts.rate()).isCloseTo(rate, within(5e-9));
    assertThat(parts.mix() + parts.rate())
        .isCloseTo(parts.rateAfter() - parts.rateBefore(), within(1e-14));
  }

  private Kitagawa.Decomposition decompose(int column) {
    Map<String, long[]> cells = new TreeMap<>();
    tally(male, column, cells, 0);
    tally(female, column, cells, 2);
    List<Kitagawa.Cohort> cohorts = new ArrayList<>();
    cells.forEach(
        (name, cell) -> cohorts.add(new Kitagawa.Cohort(name, cell[0], cell[1], cell[2], cell[3])));
    return Kitagawa.decompose(cohorts).orElseThrow();
  }

  private static void tally(Adult part, int column, Map<String, long[]> cells, int offset) {
    String[] names = part.texts(column);
    int[] labels = part.labels();
    for (int i = 0; i < names.length; i++) {
      long[] cell = cells.computeIfAbsent(names[i], name -> new long[4]);
      cell[offset]++;
      cell[offset + 1] += labels[i];
    }
  }

  private static void assertNumeric(
      Adult reference,
      Adult current,
      int column,
      int bins,
      double index,
      double jensenShannon,
      double wasserstein,
      double kolmogorovSmirnov) {
    double[] first = reference.numbers(column);
    double[] second = current.numbers(column);

    assertBinned(EvidentlyBins.numeric(first, second), bins, index, jensenShannon);
    assertValue(Wasserstein.normalised(first, second), wasserstein);
    assertThat(KolmogorovSmirnov.test(first, second).orElseThrow().statistic())
        .isCloseTo(kolmogorovSmirnov, PUBLISHED);
  }

  private static void assertCategorical(
      Adult reference, Adult current, int column, int bins, double index, double jensenShannon) {
    assertBinned(
        EvidentlyBins.categorical(byCategory(reference, column), byCategory(current, column)),
        bins,
        index,
        jensenShannon);
  }

  private static void assertBinned(
      EvidentlyBins.Pair counts, int bins, double index, double jensenShannon) {
    assertThat(counts.reference().bins()).isEqualTo(bins);
    assertValue(PopulationStabilityIndex.evidently(counts), index);
    assertValue(JensenShannon.distance(counts.reference(), counts.current()), jensenShannon);
  }

  private static Map<String, Long> byCategory(Adult part, int column) {
    Map<String, Long> rows = new TreeMap<>();
    for (String category : part.texts(column)) {
      rows.merge(category, 1L, Long::sum);
    }
    return rows;
  }

  private static void assertValue(OptionalDouble actual, double expected) {
    assertThat(actual.orElseThrow()).isCloseTo(expected, PUBLISHED);
  }
}
