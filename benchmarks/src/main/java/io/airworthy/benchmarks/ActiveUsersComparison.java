package io.airworthy.benchmarks;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `measure active-users` beside the straightforward Python.
final class ActiveUsersComparison implements Comparison {
  private static final int EVENTS = 10_000_000;
  private static final String WINDOW_DAYS = "30";

  @Override
  public String name() {
    return "active-users";
  }

  @Override
  public String about() {
    return "./airworthy measure active-users on a CSV file, whole process, beside two pointers over"
        + " sets of users by day in Python on the same file, whole process";
  }

  @Override
  public Kind kind() {
    return Kind.WHOLE_PROCESS;
  }

  @Override
  public List<Row> run(Setting setting) throws Exception {
    Python python = Python.of(setting);
    Optional<String> lacking = python.lacks();
    if (lacking.isPresent()) {
      return List.of(new Row.Skipped(name(), lacking.get()));
    }
    Path file = events(setting);
    Launcher launcher = new Launcher(setting);
    Contest.Outcome outcome =
        Contest.ofProcesses(setting)
            .run(name(), () -> ours(launcher, file), () -> peer(python, file));
    return List.of(Row.Measured.seconds(name(), outcome, "Python, sets by day").target(tenth()));
  }

  private static Target tenth() {
    return new Target.TimesPeer(0.1);
  }

  private static Path events(Setting setting) throws Exception {
    setting.progress().now("active-users: making events");
    Path file = setting.folder().resolve("events.csv");
    int events = setting.scale().of(EVENTS);
    try (Engine engine = Engine.open(setting.folder())) {
      engine.run(
          Engine.query(
              ActiveUsersComparison.class,
              "active-users-events",
              Map.of("events", events, "users", Math.max(10, events / 20), "file", file)));
    }
    return file;
  }

  private static Lap ours(Launcher launcher, Path file) throws Exception {
    Launcher.Result result =
        launcher.run("measure", "active-users", "--window-days", WINDOW_DAYS, file.toString());
    return new Lap(
        result.process().seconds(),
        Answer.of(result.answer().path("max_distinct_users").asDouble(-1)));
  }

  private static Lap peer(Python python, Path file) throws Exception {
    Python.Result result = python.run("active_users.py", file.toString(), WINDOW_DAYS);
    return new Lap(
        result.process().seconds(),
        Answer.of(result.answer().path("max_distinct_users").asDouble(-2)));
  }
}
