package io.airworthy.measures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.airworthy.lake.Database;
import io.airworthy.stats.Quantiles;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SketchTest {
  private static final double[] QS = {0, 0.001, 0.1, 0.25, 0.5, 0.9, 0.95, 0.999, 1};

  @TempDir Path folder;

  private <T> T csv(CharSequence text, Function<Meter, T> question) {
    return new TableFixture(folder).csv(text.toString(), question);
  }

  private ApproximateTop sketchedTop(CharSequence text, int k) {
    return csv(text, meter -> meter.approximateTop("v", k));
  }

  private List<ValueCount> exactTop(CharSequence text, int k) {
    return csv(text, meter -> meter.top("v", k));
  }

  private ActiveUsers sketchedUsers(CharSequence text, int windowDays) {
    return csv(text, meter -> meter.approximateActiveUsers(windowDays));
  }

  private ActiveUsers exactUsers(CharSequence text, int windowDays) {
    return csv(text, meter -> meter.activeUsers(windowDays));
  }

  private List<OptionalDouble> sketchedQuantiles(CharSequence text, double... qs) {
    return csv(text, meter -> meter.approximateQuantiles("v", qs));
  }

  private static String column(double... values) {
    StringBuilder text = new StringBuilder("v\n");
    Arrays.stream(values).forEach(value -> text.append(value).append('\n'));
    return text.toString();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void quantiles_areWithinTheBoundWhateverTheMagnitude(long seed) {
    Random random = new Random(seed);
    double[] values = new double[20_000];
    Arrays.setAll(values, i -> Math.exp(random.nextGaussian() * 40));
    double[] exact = Quantiles.r7(values.clone(), QS);
    List<OptionalDouble> found = sketchedQuantiles(column(values), QS);
    for (int i = 0; i < QS.length; i++) {
      assertThat(found.get(i).orElseThrow())
          .isCloseTo(exact[i], within(exact[i] * Meter.quantilesErrorBound()));
    }
    assertThat(found.getFirst().orElseThrow()).isEqualTo(exact[0]);
    assertThat(found.getLast().orElseThrow()).isEqualTo(exact[QS.length - 1]);
  }

  @Test
  void quantiles_ofNumbersAcrossZeroAndAtTheEdgesOfDoubles() {
    double[] values = {-Double.MAX_VALUE, -3, -2, -Double.MIN_VALUE, 0, -0.0, 1e-300, 5, 7};
    List<OptionalDouble> found = sketchedQuantiles(column(values), 0, 0.125, 0.25, 0.875, 1);
    assertThat(found)
        .containsExactly(
            OptionalDouble.of(-Double.MAX_VALUE),
            OptionalDouble.of(-3),
            OptionalDouble.of(-2),
            OptionalDouble.of(5),
            OptionalDouble.of(7));
    assertThat(sketchedQuantiles("v\n", 0.5)).containsExactly(OptionalDouble.empty());
  }

  @Test
  void quantiles_needFewBucketsForManyNumbers() throws Exception {
    try (TabularFile file = TabularFile.open(new TableFixture(folder).file("t.csv", "v\n1\n"))) {
      new Database(file.connection())
          .run(
              "test",
              "create temp table sketched_numbers as select (1 + i % 1000003) * if(i % 2 = 0, 1.0,"
                  + " -1.0) as v from range(1500000) t(i)");
      QuantileSketch sketch = QuantileSketch.of(file.connection(), "v");
      assertThat(sketch.count()).isEqualTo(1_500_000);
      assertThat(sketch.size()).isLessThan(1500);
    }
  }

  @Test
  void quantiles_refuseBadCellsAsTheExactOnesDo() {
    assertThatThrownBy(() -> sketchedQuantiles("v\n1\nhigh\n", 0.5))
        .hasMessageContaining("row 2 (line 3), column v: found text of 4 characters");
    assertThatThrownBy(() -> sketchedQuantiles("v\n1\n", Double.NaN))
        .hasMessageContaining("from 0 to 1 expected");
  }

  @Test
  void top_ofFewValuesIsExact() {
    String text = "v\nb\n\"\"\na\nb\na\nc\n";
    ApproximateTop top = sketchedTop(text, 2);
    assertThat(top).isEqualTo(new ApproximateTop(exactTop(text, 2), 0));
    assertThat(sketchedTop("v\n", 2)).isEqualTo(new ApproximateTop(List.of(), 0));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void top_keepsItsBoundAmongFarMoreValuesThanItCounts(long seed) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder("v\n");
    for (int i = 0; i < 200_000; i++) {
      double skewed = 1 / Math.max(1e-9, random.nextDouble());
      text.append(skewed > 20 ? "hot" + (int) Math.min(9, skewed / 40) : "v" + random.nextInt())
          .append('\n');
    }
    List<ValueCount> exact = exactTop(text, 50);
    ApproximateTop top = sketchedTop(text, 8);
    assertThat(top).isEqualTo(sketchedTop(text, 8));
    assertThat(top.values()).isEqualTo(exact.subList(0, 8));
    assertThat(top.errorBound()).isZero();
    ApproximateTop longer = sketchedTop(text, 50);
    long last = longer.values().getLast().count();
    assertThat(exact)
        .filteredOn(value -> value.count() > last + longer.errorBound())
        .isSubsetOf(longer.values());
    assertThat(longer.errorBound()).isPositive();
  }

  @Test
  void top_refusesMoreThanItCanHold() {
    assertThatThrownBy(() -> sketchedTop("v\n1\n", 101))
        .hasMessageContaining("at most 100 can be approximated");
    assertThatThrownBy(() -> sketchedTop("v\n1\n", 0)).hasMessageContaining("at least 1");
  }

  private static String events(int days, int usersADay, int overlap) {
    StringBuilder text = new StringBuilder("timestamp,user_id\n");
    for (int day = 0; day < days; day++) {
      for (int user = 0; user < usersADay; user++) {
        int number = day * (usersADay - overlap) + user;
        text.append(String.format(Locale.ROOT, "%d,u%d%n", day * 86_400L, number));
      }
    }
    return text.toString();
  }

  @Test
  void activeUsers_areWithinTheBound() {
    String text = events(12, 6000, 1500);
    for (int window : List.of(1, 3, 7, 30)) {
      ActiveUsers exact = exactUsers(text, window);
      ActiveUsers sketched = sketchedUsers(text, window);
      double bound = Meter.activeUsersErrorBound();
      assertThat((double) sketched.maxDistinctUsers())
          .isCloseTo(exact.maxDistinctUsers(), within(1.5 * bound * exact.maxDistinctUsers()));
      assertThat((double) sketched.users())
          .isCloseTo(exact.users(), within(1.5 * bound * exact.users()));
      assertThat(sketched.events()).isEqualTo(exact.events());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void activeUsers_ofFewUsersAreExact(long seed) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder("timestamp,user_id\n");
    for (int i = 0; i < 120; i++) {
      text.append(random.nextInt(40) * 86_400L)
          .append(",u")
          .append(random.nextInt(12))
          .append('\n');
    }
    int window = 1 + random.nextInt(10);
    assertThat(sketchedUsers(text, window)).isEqualTo(exactUsers(text, window));
  }

  @Test
  void activeUsers_ofNoEventsAreNone() {
    assertThat(sketchedUsers("timestamp,user_id\n", 7))
        .isEqualTo(exactUsers("timestamp,user_id\n", 7));
    assertThatThrownBy(() -> sketchedUsers("timestamp,user_id\n5,a\n-7,b\n", 7))
        .hasMessageContaining("row 2 (line 3), column timestamp: found -7");
  }

  @Test
  void userSketch_errsByItsBoundInFiveOfAHundredCases() {
    Random random = new Random(7);
    int outside = 0;
    for (int trial = 0; trial < 400; trial++) {
      UserSketch sketch = UserSketch.empty();
      int users = 1000 + random.nextInt(40_000);
      for (int user = 0; user < users; user++) {
        long hash = random.nextLong();
        sketch.add((int) (hash & (UserSketch.REGISTERS - 1)), hash >>> 12);
      }
      outside += Math.abs(sketch.estimate() / users - 1) > UserSketch.ERROR_BOUND ? 1 : 0;
    }
    assertThat(outside).isBetween(4, 36);
  }
}
