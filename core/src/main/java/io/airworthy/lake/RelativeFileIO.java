package io.airworthy.lake;

import java.io.File;
import java.nio.file.Path;
import java.util.Map;
import org.apache.iceberg.Files;
import org.apache.iceberg.exceptions.RuntimeIOException;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.io.PositionOutputStream;
import org.apache.iceberg.io.SeekableInputStream;

/// Reads and writes the lake's files on the local disk without Hadoop. What is written is on the
/// disk once it is closed.
///
/// Locations are written as `lake:<path>` relative to the lake's folder, so a data directory can be
/// moved or copied and still opens.
public final class RelativeFileIO implements FileIO {
  /// The property that names the lake's folder.
  static final String ROOT = "airworthy.lake-folder";

  private static final String SCHEME = "lake:";
  private static final long serialVersionUID = 1L;

  private String root = "";

  /// Made by the catalogue, which then calls [#initialize].
  public RelativeFileIO() {}

  static String location(String relative) {
    return SCHEME + relative;
  }

  /// The path within the lake's folder.
  static String relative(String location) {
    return location.substring(SCHEME.length());
  }

  @Override
  public void initialize(Map<String, String> properties) {
    root = properties.getOrDefault(ROOT, "");
  }

  @Override
  public InputFile newInputFile(String location) {
    return new Input(location, Files.localInput(file(location)));
  }

  @Override
  public OutputFile newOutputFile(String location) {
    return new Output(location, file(location).toPath(), Path.of(root));
  }

  @Override
  public void deleteFile(String location) {
    File file = file(location);
    if (!file.delete() && file.exists()) {
      throw new RuntimeIOException("cannot delete %s", location);
    }
  }

  File file(String location) {
    if (!location.startsWith(SCHEME)) {
      throw new IllegalArgumentException("not a location of the lake: " + location);
    }
    return Path.of(root).resolve(location.substring(SCHEME.length())).toFile();
  }

  private record Input(String location, InputFile local) implements InputFile {
    @Override
    public long getLength() {
      return local.getLength();
    }

    @Override
    public SeekableInputStream newStream() {
      return local.newStream();
    }

    @Override
    public boolean exists() {
      return local.exists();
    }
  }

  private record Output(String location, Path file, Path lake) implements OutputFile {
    @Override
    public PositionOutputStream create() {
      return durable(local().create());
    }

    @Override
    public PositionOutputStream createOrOverwrite() {
      return durable(local().createOrOverwrite());
    }

    private OutputFile local() {
      return Files.localOutput(file.toFile());
    }

    private PositionOutputStream durable(PositionOutputStream out) {
      return new DurableOutput(out, file, lake);
    }

    @Override
    public InputFile toInputFile() {
      return new Input(location, Files.localInput(file.toFile()));
    }
  }
}
