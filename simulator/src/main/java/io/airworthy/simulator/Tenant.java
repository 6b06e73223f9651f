package io.airworthy.simulator;

/// One customer, fixed by the seed.
///
/// @param ordinal from 0, the largest
/// @param share of all sessions
/// @param weekend traffic of a weekend day over that of a working day
/// @param logOdds how much worse than average its users fare
/// @param surfaces weights by surface
/// @param users how many users it has
record Tenant(
    int ordinal,
    String id,
    double share,
    Market market,
    Dialect dialect,
    double weekend,
    double logOdds,
    double[] surfaces,
    int users) {}
