package io.airworthy.simulator;

import java.util.Locale;
import java.util.SplittableRandom;

/// Personal data from ranges that nobody owns, and plain numbers.
///
/// E-mail under the domains of RFC 2606; telephone numbers of the ranges that the United States,
/// the United Kingdom, Germany and France keep for fiction; card numbers that payment providers
/// publish for tests; the sample accounts of the IBAN registry; addresses of RFC 5737.
enum ExampleData {
  EMAIL {
    @Override
    String draw(SplittableRandom random) {
      return pick(random, "ana", "j.okafor", "petra.lind", "office", "m.weber", "sales")
          + random.nextInt(100)
          + "@"
          + pick(random, "example.com", "example.org", "mail.example.net");
    }
  },
  PHONE {
    @Override
    String draw(SplittableRandom random) {
      return pick(random, "+1 202 555 01", "+44 20 7946 09", "+49 30 23125 1", "+33 1 99 00 12 ")
          + (10 + random.nextInt(90));
    }
  },
  CARD {
    @Override
    String draw(SplittableRandom random) {
      return pick(
          random,
          "4111 1111 1111 1111",
          "5555 5555 5555 4444",
          "4242 4242 4242 4242",
          "3782 822463 10005");
    }
  },
  IBAN {
    @Override
    String draw(SplittableRandom random) {
      return pick(
          random,
          "DE89 3704 0044 0532 0130 00",
          "GB29 NWBK 6016 1331 9268 19",
          "FR14 2004 1010 0505 0001 3M02 606",
          "ES91 2100 0418 4502 0005 1332");
    }
  },
  IP {
    @Override
    String draw(SplittableRandom random) {
      return pick(random, "192.0.2.", "198.51.100.", "203.0.113.") + (1 + random.nextInt(254));
    }
  },
  NUMBER {
    @Override
    String draw(SplittableRandom random) {
      return Integer.toString(1 + random.nextInt(28));
    }
  };

  abstract String draw(SplittableRandom random);

  String symbol() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static String pick(SplittableRandom random, String... texts) {
    return texts[random.nextInt(texts.length)];
  }
}
