package io.airworthy.lake;

import java.io.IOException;
import java.nio.file.Path;

/// A program that becomes the writer of a lake, says so, and stays until its input ends.
final class HeldLake {
  private HeldLake() {}

  public static void main(String[] args) throws IOException {
    try (IcebergLake lake = IcebergLake.open(Path.of(args[0]))) {
      lake.claim();
      System.out.println("held");
      System.in.read();
    }
  }
}
