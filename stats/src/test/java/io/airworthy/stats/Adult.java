package io.airworthy.stats;

import io.airworthy.testkit.SharedData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.function.Predicate;

/// The Adult census table, by column.
record Adult(List<String[]> rows) {
  static final int AGE = 0;
  static final int WORKCLASS = 1;
  static final int EDUCATION = 3;
  static final int EDUCATION_NUM = 4;
  static final int MARITAL_STATUS = 5;
  static final int OCCUPATION = 6;
  static final int SEX = 9;
  static final int HOURS = 12;
  private static final int INCOME = 14;

  static Adult train() {
    return read("adult/adult.data");
  }

  static Adult test() {
    return read("adult/adult-test.csv");
  }

  private static Adult read(String file) {
    try {
      return new Adult(
          Files.readAllLines(SharedData.require(file)).stream()
              .map(line -> line.split(", ", -1))
              .filter(cells -> cells.length == 15)
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Adult ofSex(String sex) {
    Predicate<String[]> same = cells -> cells[SEX].equals(sex);
    return new Adult(rows.stream().filter(same).toList());
  }

  /// 1 where the income is over 50K.
  int[] labels() {
    return rows.stream().mapToInt(cells -> cells[INCOME].startsWith(">50K") ? 1 : 0).toArray();
  }

  double[] numbers(int column) {
    return rows.stream().mapToDouble(cells -> Double.parseDouble(cells[column])).toArray();
  }

  String[] texts(int column) {
    return rows.stream().map(cells -> cells[column]).toArray(String[]::new);
  }

  /// Years of education over 16, read as a probability.
  double[] educationScore() {
    return rows.stream()
        .mapToDouble(cells -> Double.parseDouble(cells[EDUCATION_NUM]) / 16)
        .toArray();
  }

  /// Hours a week over 99, read as a probability.
  double[] hoursScore() {
    return rows.stream().mapToDouble(cells -> Double.parseDouble(cells[HOURS]) / 99).toArray();
  }
}
