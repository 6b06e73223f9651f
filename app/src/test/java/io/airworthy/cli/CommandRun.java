package io.airworthy.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// One command carried out in this process, and what it answered.
///
/// @param code its exit code
/// @param out standard output
/// @param err standard error
record CommandRun(int code, String out, String err) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static CommandRun of(Path dataDir, String... args) {
    List<String> all = new ArrayList<>(List.of(args));
    all.add("--data-dir=" + dataDir);
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        Airworthy.run(new PrintWriter(out), new PrintWriter(err), all.toArray(String[]::new));
    return new CommandRun(code, out.toString(), err.toString());
  }

  JsonNode json() throws IOException {
    return JSON.readTree(out);
  }
}
