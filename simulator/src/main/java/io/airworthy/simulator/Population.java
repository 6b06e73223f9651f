package io.airworthy.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// The tenants and their users.
///
/// Tenants follow Zipf's law; the first is American, whatever the seed, and the second is the one
/// whose users fare worse. Activity within a tenant is skewed the same way: few users do most.
final class Population {
  /// Ordinal of the tenant whose base rate differs and whose traffic may surge.
  static final int TROUBLED = 1;

  private static final String[] NAMES = {
    "alder", "birch", "cedar", "dogwood", "elm", "fir", "ginkgo", "hazel", "ivy", "juniper",
    "kapok", "larch", "maple", "nutmeg", "oak", "pine", "quince", "rowan", "spruce", "teak"
  };
  private static final double ZIPF = 1.1;
  private static final double USERS_PER_DAILY_SESSION = 2.5;
  private static final double SKEW = 1.8;
  private static final String[] PLATFORMS = {"web", "desktop", "ios", "android"};
  private static final double[] PLATFORM_WEIGHTS = {0.5, 0.2, 0.17, 0.13};
  private static final double[] MARKET_WEIGHTS = {0.4, 0.15, 0.15, 0.12, 0.1, 0.08};

  private final long seed;
  private final List<Tenant> tenants;

  Population(long seed, int sessionsPerDay) {
    this.seed = seed;
    double harmonic = 0;
    for (int i = 1; i <= NAMES.length; i++) {
      harmonic += Math.pow(i, -ZIPF);
    }
    List<Tenant> drawn = new ArrayList<>();
    for (int i = 0; i < NAMES.length; i++) {
      drawn.add(tenant(i, Math.pow(i + 1, -ZIPF) / harmonic, sessionsPerDay));
    }
    this.tenants = List.copyOf(drawn);
  }

  List<Tenant> tenants() {
    return tenants;
  }

  Tenant troubled() {
    return tenants.get(TROUBLED);
  }

  /// The user who begins a session.
  User user(Tenant tenant, SplittableRandom random) {
    return user(tenant, (int) (tenant.users() * Math.pow(random.nextDouble(), SKEW)));
  }

  private Tenant tenant(int ordinal, double share, int sessionsPerDay) {
    SplittableRandom random = Draw.stream(seed, Streams.TENANTS, ordinal);
    Market drawn = Market.values()[Draw.weighted(random, MARKET_WEIGHTS)];
    Market market = ordinal == 0 ? Market.EN_US : drawn;
    double logOdds = 0.5 * random.nextGaussian();
    double[] surfaces = new double[Surface.values().length];
    for (int i = 0; i < surfaces.length; i++) {
      surfaces[i] = 0.3 + random.nextDouble();
    }
    return new Tenant(
        ordinal,
        NAMES[ordinal],
        share,
        market,
        dialect(ordinal),
        0.1 + 0.4 * random.nextDouble(),
        ordinal == TROUBLED ? 1.2 : logOdds,
        surfaces,
        (int) Math.max(2, Math.round(share * sessionsPerDay * USERS_PER_DAILY_SESSION)));
  }

  private static Dialect dialect(int ordinal) {
    return switch (ordinal % 6) {
      case 3 -> Dialect.D0;
      case 5 -> Dialect.D2;
      default -> Dialect.D1;
    };
  }

  private User user(Tenant tenant, int ordinal) {
    SplittableRandom random = Draw.stream(seed, Streams.USERS, tenant.ordinal(), ordinal);
    boolean abroad = Draw.chance(random, 0.15);
    Market market =
        abroad ? Market.values()[Draw.weighted(random, MARKET_WEIGHTS)] : tenant.market();
    return new User(
        tenant.id() + "-user-" + ordinal,
        market,
        PLATFORMS[Draw.weighted(random, PLATFORM_WEIGHTS)],
        Draw.chance(random, 0.5),
        Draw.chance(random, 0.1) ? 0.25 : 0.03);
  }
}
