package io.airworthy.simulator;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The ways in which the simulated assistant goes wrong.
public enum IncidentKind {
  /// A new version of the `docs-answer` template refuses more and answers shorter; a template
  /// change tells of it, and so does the way back.
  TEMPLATE_REGRESSION(4, "dissatisfaction, refusals and handoffs rise in these sessions"),
  /// A patch release sends the written tokens under a key no convention knows; a release tells of
  /// it, quality is as before.
  FEATURE_NULL_OUT(3, "output tokens are missing; quality is unchanged"),
  /// A large tenant whose users are less satisfied sends five times its traffic; nothing was
  /// changed.
  TENANT_MIX_SHIFT(3, "overall rates rise by mix alone; rates within tenants are unchanged"),
  /// Answers of the faster model become worse in a way users mostly bear in silence; no change
  /// tells of it.
  MODEL_DRIFT(6, "dissatisfaction rises for this model while its usual signals weaken"),
  /// Most traffic moves to the slower model; a routing change tells of it.
  ROUTING_CHANGE(4, "latency rises, and dissatisfaction a little with it");

  private final int days;
  private final String expectedEffect;

  IncidentKind(int days, String expectedEffect) {
    this.days = days;
    this.expectedEffect = expectedEffect;
  }

  /// The name on the command line and in the truth file, such as `model-drift`.
  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The kind with this wire name, if there is one.
  public static Optional<IncidentKind> ofWireName(String name) {
    return Arrays.stream(values()).filter(kind -> kind.wireName().equals(name)).findFirst();
  }

  /// How long it lasts, in days.
  int days() {
    return days;
  }

  /// What should be seen while it lasts.
  String expectedEffect() {
    return expectedEffect;
  }
}
