package io.airworthy.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.airworthy.AirworthyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The peers' language, where it is installed with what a peer needs.
///
/// @param executable the interpreter
/// @param setting where the scripts are
record Python(String executable, Setting setting) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String HERE = "here";
  private static final String ASK = "print('" + HERE + "')";
  private static final String SYSTEM = "/usr/bin/python3";

  /// What a script took and what it answered.
  ///
  /// @param process the whole process
  /// @param answer the JSON document it printed
  record Result(ChildProcess process, JsonNode answer) {}

  /// The interpreter: `BENCHMARKS_PYTHON`, else the system's, else the first on the path.
  static Python of(Setting setting) {
    String named = System.getenv("BENCHMARKS_PYTHON");
    String executable = Files.isExecutable(Path.of(SYSTEM)) ? SYSTEM : "python3";
    return new Python(named == null ? executable : named, setting);
  }

  /// Why a peer that needs these modules cannot run; empty when it can.
  Optional<String> lacks(String... modules) throws InterruptedException {
    String script =
        (modules.length == 0 ? "" : "import " + String.join(", ", modules) + "; ") + ASK;
    try {
      ChildProcess asked =
          ChildProcess.run(setting.folder(), Map.of(), List.of(executable, "-c", script));
      return asked.output().strip().equals(HERE) ? Optional.empty() : Optional.of(missing(modules));
    } catch (IOException | AirworthyException e) {
      return Optional.of(missing(modules));
    }
  }

  private String missing(String... modules) {
    return modules.length == 0
        ? "there is no " + executable
        : executable + " cannot import " + String.join(", ", modules);
  }

  /// Runs a peer's script.
  Result run(String script, String... arguments) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of(executable, setting.peer(script).toString()));
    words.addAll(List.of(arguments));
    ChildProcess process = ChildProcess.run(setting.folder(), Map.of(), words);
    return new Result(process, JSON.readTree(process.output()));
  }
}
