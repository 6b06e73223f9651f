package io.airworthy.measures;

import static org.assertj.core.api.Assertions.assertThat;

import io.airworthy.KFloor;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FlooredActiveUsersTest {
  private static final Optional<LocalDate> DAY = Optional.of(LocalDate.parse("2026-03-02"));

  private static ActiveUsers found(int inWindow, long ever) {
    return new ActiveUsers(inWindow, 1, DAY, DAY, 2 * ever, ever);
  }

  private static String line(FlooredActiveUsers users) {
    return String.join(
        " ",
        users.maxDistinctUsers().text(String::valueOf),
        users.windowStart().text(day -> day.orElseThrow().toString()),
        users.events().text(String::valueOf),
        users.users().text(String::valueOf));
  }

  private static String ofTenant(String tenant, TenantUsers... tenants) {
    TenantUsers own =
        List.of(tenants).stream()
            .filter(t -> t.tenantId().equals(tenant))
            .findFirst()
            .orElseThrow();
    return line(
        FlooredActiveUsers.ofTenant(
            found((int) own.inWindow(), own.ever()), tenant, List.of(tenants), KFloor.DEFAULT));
  }

  private static TenantUsers tenant(String name, long inWindow, long inWeek, long ever) {
    return new TenantUsers(name, inWindow, inWeek, ever);
  }

  @Test
  void everybody_isFlooredByTheUsersOfEachFigure() {
    assertThat(line(FlooredActiveUsers.of(found(4, 5), KFloor.DEFAULT)))
        .isEqualTo("suppressed suppressed 10 5");
    assertThat(line(FlooredActiveUsers.of(found(5, 5), KFloor.DEFAULT)))
        .isEqualTo("5 2026-03-02 10 5");
  }

  @Test
  void smallestTenantBesideAHiddenOne_isHiddenInThatWindow() {
    TenantUsers small = tenant("a", 3, 6, 6);
    TenantUsers middle = tenant("b", 6, 7, 8);
    TenantUsers large = tenant("c", 9, 9, 9);

    assertThat(ofTenant("a", small, middle, large)).isEqualTo("suppressed suppressed 12 6");
    assertThat(ofTenant("b", small, middle, large)).isEqualTo("suppressed suppressed 16 8");
    assertThat(ofTenant("c", small, middle, large)).isEqualTo("9 2026-03-02 18 9");
  }

  @Test
  void tenantOfFewUsersEver_takesAnotherAlongInEveryFigure() {
    TenantUsers small = tenant("a", 3, 3, 3);
    TenantUsers middle = tenant("b", 6, 7, 8);

    assertThat(ofTenant("b", small, middle))
        .isEqualTo("suppressed suppressed suppressed suppressed");
  }

  @Test
  void tenantSilentInTheWindow_isAboutTheUsersOfItsWeek() {
    TenantUsers large = tenant("c", 9, 9, 9);

    assertThat(ofTenant("c", tenant("a", 0, 3, 7), large)).startsWith("suppressed");
    assertThat(ofTenant("c", tenant("a", 0, 7, 7), large)).startsWith("9 ");
  }
}
