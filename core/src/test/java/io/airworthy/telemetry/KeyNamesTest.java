package io.airworthy.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyNamesTest {
  private static Slice bytes(String name) {
    byte[] within = ("<" + name + ">").getBytes(StandardCharsets.UTF_8);
    return new Slice(within, 1, within.length - 2);
  }

  private static KeyNames names(List<String> texts) {
    AttributeMapping mapping = AttributeMapping.builtIn();
    return new KeyNames(texts.stream().map(mapping::key).toList(), mapping::key);
  }

  @Test
  void everyKeyOfTheMapping_isFoundByItsBytes() {
    AttributeMapping mapping = AttributeMapping.builtIn();
    KeyNames names = mapping.keyNames();

    for (String key : mapping.destinations().keySet()) {
      assertThat(names.of(bytes(key)).key()).isSameAs(mapping.key(key));
    }
  }

  @Test
  void otherNames_areDecoded() {
    KeyNames names = names(List.of("one", "gen_ai.request.model"));

    for (String other : List.of("", "on", "onE", "gen_ai.request.mode", "xgen_ai.request.model")) {
      assertThat(names.of(bytes(other)).key().text()).isEqualTo(other);
    }
  }

  @Test
  void namesThatEndAlike_areToldApart() {
    List<String> alike = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      alike.add("%04d.the_same_end".formatted(i));
    }
    KeyNames names = names(alike);

    for (String name : alike) {
      assertThat(names.of(bytes(name)).key().text()).isEqualTo(name);
    }
  }
}
