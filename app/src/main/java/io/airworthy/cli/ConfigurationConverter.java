package io.airworthy.cli;

import io.airworthy.AirworthyException;
import io.airworthy.configuration.Configuration;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads the file of `--config`, for whatever command it is given to.
final class ConfigurationConverter implements ITypeConverter<Configuration> {
  @Override
  public Configuration convert(String file) {
    try {
      return Configuration.read(Path.of(file));
    } catch (AirworthyException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
