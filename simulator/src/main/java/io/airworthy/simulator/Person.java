package io.airworthy.simulator;

import java.util.List;

/// Who talks, and in which conversation.
record Person(String tenant, String user, String conversation) {

  /// The attributes that say so, on spans and on events alike.
  List<Attribute> attributes() {
    return List.of(
        Attribute.of("tenant.id", tenant),
        Attribute.of("user.id", user),
        Attribute.of("gen_ai.conversation.id", conversation));
  }
}
