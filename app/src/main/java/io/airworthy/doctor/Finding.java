package io.airworthy.doctor;

import java.nio.file.Path;

/// One thing worth knowing.
///
/// @param severity how bad it is
/// @param what one line that says what was found
/// @param where the file, folder or part of the machine
/// @param whatToDo what a person should do about it; empty when nothing
public record Finding(Severity severity, String what, String where, String whatToDo) {
  /// How bad a finding is.
  public enum Severity {
    /// Something does not work, or rows are lost.
    ERROR,
    /// It works, but somebody should look.
    WARNING,
    /// Good to know.
    NOTE
  }

  static Finding error(String what, Path where, String whatToDo) {
    return new Finding(Severity.ERROR, what, where.toString(), whatToDo);
  }

  static Finding warning(String what, Path where, String whatToDo) {
    return new Finding(Severity.WARNING, what, where.toString(), whatToDo);
  }

  static Finding note(String what, Path where, String whatToDo) {
    return new Finding(Severity.NOTE, what, where.toString(), whatToDo);
  }
}
