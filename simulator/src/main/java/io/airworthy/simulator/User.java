package io.airworthy.simulator;

/// One user, fixed by the seed.
///
/// @param platform `client.platform`
/// @param treated whether the flight's treatment is theirs
/// @param irritability how often a satisfied session of theirs sounds dissatisfied
record User(String id, Market market, String platform, boolean treated, double irritability) {}
