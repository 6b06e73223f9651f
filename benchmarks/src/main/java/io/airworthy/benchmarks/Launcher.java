package io.airworthy.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Runs the application as its users do: `./airworthy`, a process of its own.
///
/// @param setting whose project it is
record Launcher(Setting setting) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /// What a command took and what it answered.
  ///
  /// @param process time and memory
  /// @param answer its JSON document
  record Result(ChildProcess process, JsonNode answer) {}

  /// Runs a command with `--json`.
  Result run(String... command) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>();
    words.add(setting.project().resolve("airworthy").toString());
    words.addAll(List.of(command));
    words.add("--json");
    ChildProcess process = ChildProcess.run(setting.folder(), Map.of(), words);
    return new Result(process, JSON.readTree(process.output()));
  }

  /// The data directory of this setting.
  Path dataDir() {
    return setting.folder().resolve("data");
  }
}
