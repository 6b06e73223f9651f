package io.airworthy.dashboard;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A browser without a screen, where one is installed.
record Browser(Path program) {
  private static final long PATIENCE_SECONDS = 90;

  /// A page as the browser sees it.
  ///
  /// @param document the elements after every script has run
  /// @param console what was written to the console
  record Seen(String document, List<String> console) {}

  static Optional<Browser> installed() {
    return Stream.of("chromium", "chromium-browser", "google-chrome")
        .flatMap(
            name ->
                Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
                    .map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .map(Browser::new)
        .findFirst();
  }

  /// Opens a page and waits for its scripts.
  ///
  /// @param profile a folder for the browser's own files
  Seen open(String url, Path profile) throws IOException, InterruptedException {
    Path out = profile.resolveSibling(profile.getFileName() + ".out");
    Path err = profile.resolveSibling(profile.getFileName() + ".err");
    Process process =
        new ProcessBuilder(
                program.toString(),
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--user-data-dir=" + profile,
                "--window-size=1280,1600",
                "--virtual-time-budget=5000",
                "--enable-logging=stderr",
                "--dump-dom",
                url)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new IOException("the browser does not come to an end");
      }
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    List<String> console =
        new String(Files.readAllBytes(err), StandardCharsets.UTF_8)
            .lines()
            .filter(line -> line.contains("CONSOLE"))
            .toList();
    return new Seen(new String(Files.readAllBytes(out), StandardCharsets.UTF_8), console);
  }
}
