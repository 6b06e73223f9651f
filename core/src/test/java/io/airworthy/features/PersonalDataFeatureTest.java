package io.airworthy.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonalDataFeatureTest {
  @ParameterizedTest
  @CsvSource({
    "none, 0",
    "email, 1",
    "card+email, 1",
    "location+person, 0",
    "address+date+license+location+organization+person+url, 0",
    "date+person+phone, 1",
    "ip+url, 1"
  })
  void personalData_isOfAKindThatACheckSettles(String kinds, int flag) throws SQLException {
    List<Feature> features =
        FeatureCatalogue.views().stream()
            .flatMap(view -> view.features().stream())
            .filter(feature -> feature.name().equals("personal_data"))
            .toList();

    assertThat(features).hasSize(2);
    for (Feature feature : features) {
      assertThat(value(feature, kinds)).as(feature.expression()).isEqualTo(flag);
    }
  }

  private static int value(Feature feature, String kinds) throws SQLException {
    String source = "(select ? as message_personal_data, ? as reply_personal_data)";
    try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
        PreparedStatement query =
            duckdb.prepareStatement("select " + feature.expression() + " from " + source)) {
      query.setString(1, kinds);
      query.setString(2, kinds);
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }
}
