package io.airworthy.simulator;

import io.airworthy.AirworthyException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Pattern;

/// A context-free grammar of phrases in one language.
///
/// A line of the resource is `symbol: alternative | alternative`; `{symbol}` in an alternative is
/// replaced by one of that symbol's alternatives. Personal data comes from ranges set aside for
/// examples.
final class PhraseBook {
  private static final Pattern ALTERNATIVES = Pattern.compile(" \\| ");

  private final Map<String, Phrase[]> alternatives;

  private PhraseBook(Map<String, Phrase[]> alternatives) {
    this.alternatives = alternatives;
  }

  /// The phrases of an ISO 639-1 language.
  static PhraseBook of(String language) {
    String name = "phrases-" + language + ".txt";
    Map<String, Phrase[]> alternatives = new HashMap<>();
    try (InputStream in = PhraseBook.class.getResourceAsStream(name)) {
      if (in == null) {
        throw AirworthyException.internal("no phrases: " + name);
      }
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .forEach(line -> addSymbol(line, alternatives));
    } catch (IOException e) {
      throw AirworthyException.internal("phrases cannot be read: " + name, e);
    }
    PhraseBook book = new PhraseBook(alternatives);
    alternatives.values().forEach(book::check);
    return book;
  }

  private static void addSymbol(String line, Map<String, Phrase[]> into) {
    int colon = line.indexOf(": ");
    String[] texts = ALTERNATIVES.split(line.substring(colon + 2), -1);
    Phrase[] phrases = new Phrase[texts.length];
    for (int i = 0; i < texts.length; i++) {
      phrases[i] = Phrase.parse(texts[i].strip());
    }
    into.put(line.substring(0, colon), phrases);
  }

  private void check(Phrase[] phrases) {
    for (Phrase phrase : phrases) {
      for (Phrase.Part part : phrase.parts()) {
        if (part instanceof Phrase.Symbol symbol && !alternatives.containsKey(symbol.name())) {
          throw AirworthyException.internal("no phrases for the symbol " + symbol.name());
        }
      }
    }
  }

  /// Appends one way of saying a symbol.
  ///
  /// @param again what `{again}` stands for
  void say(String symbol, SplittableRandom random, String again, StringBuilder to) {
    Phrase[] phrases = alternatives.get(symbol);
    if (phrases == null) {
      throw AirworthyException.internal("no phrases for the symbol " + symbol);
    }
    for (Phrase.Part part : phrases[random.nextInt(phrases.length)].parts()) {
      switch (part) {
        case Phrase.Literal literal -> to.append(literal.text());
        case Phrase.Symbol inner -> say(inner.name(), random, again, to);
        case Phrase.Again ignored -> to.append(again);
        case Phrase.Example example -> to.append(example.kind().draw(random));
      }
    }
  }
}
