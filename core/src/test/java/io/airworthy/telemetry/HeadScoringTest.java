package io.airworthy.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.airworthy.Identifier;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What a head computes is laid out for speed; here it is held to its definition.
class HeadScoringTest {
  private static final int ROUNDS = 200;

  private final Random random = new Random(5);

  @Test
  void termCounts_areOneMoreThanTheLogarithm() {
    for (int round = 0; round < ROUNDS; round++) {
      Map<Integer, Integer> expected = new TreeMap<>();
      TermCounts counts = new TermCounts();
      int most = 1 + random.nextInt(300);
      for (int i = random.nextInt(2_000); i > 0; i--) {
        int term = random.nextInt(most);
        counts.add(term);
        expected.merge(term, 1, Integer::sum);
      }
      SparseVector vector = counts.vector();
      assertThat(vector.indices())
          .containsExactly(expected.keySet().stream().mapToInt(Integer::intValue).toArray());
      int entry = 0;
      for (int count : expected.values()) {
        assertThat(vector.value(entry++)).isEqualTo((float) (1 + StrictMath.log(count)));
      }
    }
  }

  @Test
  void columns_areThePlacesOfTerms() {
    for (int size : new int[] {0, 1, 2, 3, 4, 5, 1_000, 20_000}) {
      int[] terms = terms(size);
      float[] rarities = new float[size];
      Arrays.fill(rarities, 1);
      TermTable table = new TermTable(terms, rarities, HeadTask.DISSATISFACTION_PREDICT.settings());
      int[] asked = IntStream.concat(Arrays.stream(terms), Arrays.stream(terms(1_000))).toArray();
      int[] distinct = Arrays.stream(asked).sorted().distinct().toArray();

      SparseVector found = table.weigh(new SparseVector(distinct, new float[distinct.length]));

      assertThat(found.indices()).containsExactly(IntStream.range(0, size).toArray());
    }
  }

  private int[] terms(int count) {
    return random.ints(0, TermTable.SPACE).distinct().limit(count).sorted().toArray();
  }

  @Test
  void classPlanes_giveEachClassItsOwnLogOdds() {
    int columns = 40;
    List<HeadClass> classes = IntStream.range(0, 7).mapToObj(i -> headClass(i, columns)).toList();
    ClassPlanes planes = new ClassPlanes(classes, columns);
    for (int round = 0; round < ROUNDS; round++) {
      int[] indices = IntStream.range(0, columns).filter(i -> random.nextBoolean()).toArray();
      float[] values = new float[indices.length];
      IntStream.range(0, values.length).forEach(i -> values[i] = random.nextFloat());
      double[] logOdds = planes.logOdds(new SparseVector(indices, values));
      for (int each = 0; each < classes.size(); each++) {
        HeadClass known = classes.get(each);
        double margin = known.bias();
        for (int entry = 0; entry < indices.length; entry++) {
          margin += values[entry] * known.weights()[indices[entry]];
        }
        assertThat(logOdds[each]).isEqualTo(known.slope() * margin + known.intercept());
      }
    }
  }

  @Test
  void likeness_isTheShareOfDistinctWordsThatBothHave() {
    for (int round = 0; round < ROUNDS; round++) {
      List<String> one = words();
      List<String> other = words();
      Set<String> both = new HashSet<>(one);
      both.retainAll(other);
      Set<String> either = new HashSet<>(one);
      either.addAll(other);
      double expected = both.isEmpty() ? 0 : (double) both.size() / either.size();
      assertThat(DialogueShape.likeness(said(one), said(other))).isEqualTo(expected);
    }
  }

  private HeadClass headClass(int number, int columns) {
    float[] weights = new float[columns];
    IntStream.range(0, columns).forEach(i -> weights[i] = (float) random.nextGaussian());
    return new HeadClass(
        new Identifier("class-" + number),
        0.1 + random.nextDouble(),
        random.nextGaussian(),
        random.nextGaussian(),
        weights);
  }

  private List<String> words() {
    return random.ints(random.nextInt(30), 0, 25).mapToObj(i -> "word" + i).toList();
  }

  private static Utterance said(List<String> words) {
    return Utterance.of(String.join(" ", words));
  }
}
