package io.airworthy.benchmarks;

import java.nio.file.Path;

/// Where and at which size a comparison runs.
///
/// @param scale how much data it makes
/// @param project the root of the project, where the launcher and the peers' scripts are
/// @param folder its own, empty; removed afterwards
/// @param progress hears what it is doing
public record Setting(Scale scale, Path project, Path folder, Progress progress) {
  /// A script of a peer.
  Path peer(String script) {
    return project.resolve("benchmarks").resolve("peers").resolve(script);
  }
}
