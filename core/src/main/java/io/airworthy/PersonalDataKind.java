package io.airworthy;

/// A kind of personal data that a pattern and a check digit can settle.
public enum PersonalDataKind {
  /// A payment card number that passes the Luhn check.
  CARD,
  /// An e-mail address.
  EMAIL,
  /// An international bank account number that passes the mod-97 check.
  IBAN,
  /// An IPv4 or IPv6 address.
  IP,
  /// A telephone number.
  PHONE,
  /// A social security number of the United States, by its groups and the numbers never given out.
  SSN
}
