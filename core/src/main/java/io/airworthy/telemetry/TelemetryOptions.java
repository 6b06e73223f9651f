package io.airworthy.telemetry;

import io.airworthy.Identifier;
import java.time.Duration;

/// How telemetry is read.
///
/// @param defaultTenant the tenant of rows that name none, not even by `service.name`
/// @param fileDelay how long after its end a row of a file could first be known; not negative
/// @param batchRows rows of a file that become durable together, 1 to 1,000,000
/// @param rememberedConversations conversations whose last message is remembered, as hashed
///     n-grams, to tell a rephrase; 1 to 10,000,000
/// @param text what becomes of what was said
/// @param personalData which kinds of personal data are looked for
/// @param heads what scores the text as it passes
public record TelemetryOptions(
    Identifier defaultTenant,
    Duration fileDelay,
    int batchRows,
    int rememberedConversations,
    TextUse text,
    PersonalDataSearch personalData,
    TextHeads heads) {
  private static final TextHeads NO_HEADS = TextHeads.none();

  /// @throws IllegalArgumentException when a value is out of its range, or there are heads for
  ///     texts that are left unread
  public TelemetryOptions {
    if (fileDelay.isNegative()) {
      throw new IllegalArgumentException("file-delay is not negative");
    }
    if (batchRows < 1 || batchRows > 1_000_000) {
      throw new IllegalArgumentException("batch-rows is 1 to 1,000,000");
    }
    if (rememberedConversations < 1 || rememberedConversations > 10_000_000) {
      throw new IllegalArgumentException("remembered-conversations is 1 to 10,000,000");
    }
    if (text == TextUse.UNREAD && !heads.isEmpty()) {
      throw new IllegalArgumentException("heads score texts, which are left unread");
    }
  }

  /// Tenant `default`, no delay, batches of 20,000 rows, 20,000 remembered conversations,
  /// texts read for signals, all kinds of personal data, no heads.
  public static TelemetryOptions defaults() {
    return new TelemetryOptions(
        new Identifier("default"),
        Duration.ZERO,
        20_000,
        20_000,
        TextUse.SIGNALS,
        PersonalDataSearch.ALL,
        NO_HEADS);
  }

  /// The same with another default tenant.
  public TelemetryOptions withDefaultTenant(Identifier tenant) {
    return new TelemetryOptions(
        tenant, fileDelay, batchRows, rememberedConversations, text, personalData, heads);
  }

  /// The same with another delay of files.
  public TelemetryOptions withFileDelay(Duration delay) {
    return new TelemetryOptions(
        defaultTenant, delay, batchRows, rememberedConversations, text, personalData, heads);
  }

  /// The same with another size of batches.
  public TelemetryOptions withBatchRows(int rows) {
    return new TelemetryOptions(
        defaultTenant, fileDelay, rows, rememberedConversations, text, personalData, heads);
  }

  /// The same with another use of texts.
  public TelemetryOptions with(TextUse use) {
    return new TelemetryOptions(
        defaultTenant, fileDelay, batchRows, rememberedConversations, use, personalData, heads);
  }

  /// The same with another search for personal data.
  public TelemetryOptions with(PersonalDataSearch search) {
    return new TelemetryOptions(
        defaultTenant, fileDelay, batchRows, rememberedConversations, text, search, heads);
  }

  /// The same with text heads.
  public TelemetryOptions with(TextHeads textHeads) {
    return new TelemetryOptions(
        defaultTenant,
        fileDelay,
        batchRows,
        rememberedConversations,
        text,
        personalData,
        textHeads);
  }
}
