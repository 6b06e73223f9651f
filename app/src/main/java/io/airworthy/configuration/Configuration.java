package io.airworthy.configuration;

import io.airworthy.Identifier;
import io.airworthy.KFloor;
import io.airworthy.adapters.kafka.KafkaOptions;
import io.airworthy.loop.DailyOptions;
import io.airworthy.loop.Judging;
import io.airworthy.release.GatePolicy;
import io.airworthy.server.ServerOptions;
import io.airworthy.telemetry.PersonalDataSearch;
import io.airworthy.telemetry.TelemetryOptions;
import io.airworthy.telemetry.TextUse;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Everything that can be set, as `docs/configuration.md` lists it.
///
/// @param server where the server listens and how much it takes
/// @param kafka what the server reads from Kafka; empty when nothing
/// @param telemetry how telemetry is read
/// @param heads which text heads score what passes
/// @param daily what a daily run does
/// @param gate what a candidate must show
/// @param floor the fewest users that a shown figure of the lake is about
public record Configuration(
    ServerOptions server,
    Optional<KafkaOptions> kafka,
    TelemetryOptions telemetry,
    HeadFiles heads,
    DailyOptions daily,
    GatePolicy gate,
    KFloor floor) {
  private static final String LABEL = "dissatisfied";

  /// What holds without a file.
  public static Configuration defaults() {
    return new Configuration(
        ServerOptions.onLoopback(
            ServerOptions.DEFAULT_PORT,
            ServerOptions.DEFAULT_OTLP_PORT,
            ServerOptions.DEFAULT_GRPC_PORT),
        Optional.empty(),
        TelemetryOptions.defaults(),
        HeadFiles.NONE,
        DailyOptions.of(LABEL),
        GatePolicy.DEFAULT,
        KFloor.DEFAULT);
  }

  /// The defaults with what a file sets otherwise.
  ///
  /// @throws io.airworthy.AirworthyException bad input that names the file, the line and the key
  ///     when the file cannot be read, a key is unknown or a value is out of its range
  public static Configuration read(Path file) {
    ConfigurationFile read = ConfigurationFile.read(file);
    read.requireSections(
        List.of("server", "kafka", "telemetry", "heads", "daily", "gate", "privacy"));
    Configuration otherwise = defaults();
    return new Configuration(
        read.section("server").build(section -> server(section, otherwise.server())),
        read.section("kafka").build(KafkaSection::options),
        read.section("telemetry").build(section -> telemetry(section, otherwise.telemetry())),
        read.section("heads").build(HeadFiles::of),
        read.section("daily").build(section -> daily(section, otherwise.daily())),
        read.section("gate").build(Configuration::gate),
        read.section("privacy").build(section -> floor(section, otherwise.floor())));
  }

  /// How daily runs judge models; reads what the heads say of themselves.
  ///
  /// @throws io.airworthy.AirworthyException bad input when a head cannot be read
  public Judging judging() {
    return new Judging(gate, floor, heads.claims());
  }

  private static ServerOptions server(Section section, ServerOptions otherwise) {
    section.requireKeys(
        List.of(
            "port", "otlp-port", "otlp-grpc-port", "bind", "concurrent-exports", "connections"));
    return new ServerOptions(
        section.count("port", otherwise.port()),
        section.count("otlp-port", otherwise.otlpPort()),
        section.count("otlp-grpc-port", otherwise.grpcPort()),
        section.text("bind", otherwise.bind()),
        section.count("concurrent-exports", otherwise.concurrentExports()),
        section.count("connections", otherwise.connections()));
  }

  private static TelemetryOptions telemetry(Section section, TelemetryOptions otherwise) {
    section.requireKeys(
        List.of(
            "default-tenant",
            "file-delay-seconds",
            "batch-rows",
            "remembered-conversations",
            "text",
            "personal-data"));
    return new TelemetryOptions(
        new Identifier(section.text("default-tenant", otherwise.defaultTenant().value())),
        Duration.ofSeconds(
            section.count("file-delay-seconds", (int) otherwise.fileDelay().toSeconds())),
        section.count("batch-rows", otherwise.batchRows()),
        section.count("remembered-conversations", otherwise.rememberedConversations()),
        TextUse.named(section.text("text", "signals")),
        PersonalDataSearch.named(section.text("personal-data", "all")),
        otherwise.heads());
  }

  private static DailyOptions daily(Section section, DailyOptions otherwise) {
    section.requireKeys(List.of("label", "window-days", "budget-minutes"));
    return new DailyOptions(
        Optional.empty(),
        section.text("label", otherwise.label()),
        section.count("window-days", otherwise.windowDays()),
        Duration.ofMinutes(section.count("budget-minutes", (int) otherwise.budget().toMinutes())));
  }

  private static KFloor floor(Section section, KFloor otherwise) {
    section.requireKeys(List.of("k-floor"));
    int users = section.count("k-floor", otherwise.users());
    if (users == 0) {
      throw new IllegalArgumentException("k-floor: found 0, expected 2 or more");
    }
    return new KFloor(users);
  }

  private static GatePolicy gate(Section section) {
    section.requireKeys(
        Arrays.stream(GatePolicy.class.getRecordComponents())
            .map(RecordComponent::getName)
            .map(Configuration::kebabCase)
            .toList());
    return GatePolicy.of(section.texts());
  }

  private static String kebabCase(String name) {
    return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }
}
