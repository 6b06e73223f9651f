package io.airworthy;

/// The fewest distinct users that a shown figure may be about.
///
/// It is the only source of shown figures: whoever prints a [Floored] has been through it.
///
/// @param users at least 2, for a floor of 1 hides nothing; 0 is no floor at all
public record KFloor(int users) {
  /// What holds unless it is set otherwise.
  public static final KFloor DEFAULT = new KFloor(5);

  /// No floor: for tables that whoever asks has brought along.
  public static final KFloor NONE = new KFloor(0);

  private static final int LEAST = 2;

  /// @throws IllegalArgumentException when the floor is neither 0 nor at least 2
  public KFloor {
    if (users != 0 && users < LEAST) {
      throw new IllegalArgumentException("k-floor: found " + users + ", expected 2 or more");
    }
  }

  /// The figure if enough users are behind it.
  ///
  /// @param behind distinct users that the figure is about, 0 or more
  public <T> Floored<T> show(long behind, T figure) {
    return hides(behind) ? new Floored.Suppressed<>() : new Floored.Shown<>(figure);
  }

  /// Whether a figure about so many users is suppressed.
  public boolean hides(long behind) {
    return behind < users;
  }
}
