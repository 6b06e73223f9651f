package io.airworthy.simulator;

/// Where in the product the assistant is used; each place has its prompt template.
enum Surface {
  CHAT("chat", "chat-general", 0.0),
  MAIL("mail", "mail-compose", -0.2),
  DOCS("docs", "docs-answer", 0.2),
  CALENDAR("calendar", "calendar-plan", 0.1);

  private final String wireName;
  private final String template;
  private final double logOdds;

  Surface(String wireName, String template, double logOdds) {
    this.wireName = wireName;
    this.template = template;
    this.logOdds = logOdds;
  }

  String wireName() {
    return wireName;
  }

  /// `gen_ai.prompt.name`.
  String template() {
    return template;
  }

  /// How much worse than average it does, in log-odds of dissatisfaction.
  double logOdds() {
    return logOdds;
  }
}
