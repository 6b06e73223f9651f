package io.airworthy;

/// A kind of personal data that may stand in a text.
///
/// Cards, e-mail addresses, account numbers, IP and telephone numbers and social security numbers
/// are settled by a grammar or a check digit. The others are told by lists of names and by the
/// words around them, so some are missed and some are told where none is.
public enum PersonalDataKind {
  /// A postal address or a part of one: street and number, suite, post box.
  ADDRESS,
  /// A payment card number that passes the Luhn check.
  CARD,
  /// A calendar date, in figures or with its month's name; weekdays and times alone are none.
  DATE,
  /// An e-mail address.
  EMAIL,
  /// An international bank account number that passes the mod-97 check.
  IBAN,
  /// An IPv4 or IPv6 address.
  IP,
  /// The number of a driver's licence, where the words around it say so.
  LICENSE,
  /// A country, region or city.
  LOCATION,
  /// A company or another organization.
  ORGANIZATION,
  /// A person's name, a part of one, or the form of address before it.
  PERSON,
  /// A telephone number.
  PHONE,
  /// A social security number of the United States, by its groups and the numbers never given out.
  SSN,
  /// A web address.
  URL
}
