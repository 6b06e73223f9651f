package io.airworthy;

/// A failure that says whose fault it is, what was found and what was expected.
///
/// The message is one clear line for a person and never holds text from telemetry.
public final class AirworthyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Code code;
  private final String message;

  private AirworthyException(Code code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
    this.message = message;
  }

  private AirworthyException(Code code, String message) {
    super(message);
    this.code = code;
    this.message = message;
  }

  /// Wrong use or bad input: what was wrong, where, and what to do.
  public static AirworthyException badInput(String message) {
    return new AirworthyException(Code.BAD_INPUT, message);
  }

  /// Wrong use or bad input that another failure revealed.
  public static AirworthyException badInput(String message, Throwable cause) {
    return new AirworthyException(Code.BAD_INPUT, message, cause);
  }

  /// A fault of this program or of the machine under it.
  public static AirworthyException internal(String message, Throwable cause) {
    return new AirworthyException(Code.INTERNAL, message, cause);
  }

  /// A fault of this program that no other failure revealed.
  public static AirworthyException internal(String message) {
    return new AirworthyException(Code.INTERNAL, message);
  }

  @Override
  public String getMessage() {
    return message;
  }

  /// Whose fault it is.
  public Code code() {
    return code;
  }

  /// Whose fault a failure is, and the exit code of the command line.
  public enum Code {
    /// The user's, or that of the data they gave: exit 2.
    BAD_INPUT(2),
    /// Ours or the machine's: exit 3.
    INTERNAL(3);

    private final int exitCode;

    Code(int exitCode) {
      this.exitCode = exitCode;
    }

    /// The process exit code.
    public int exitCode() {
      return exitCode;
    }
  }
}
