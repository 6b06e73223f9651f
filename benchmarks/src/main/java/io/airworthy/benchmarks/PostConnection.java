package io.airworthy.benchmarks;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// One HTTP/1.1 connection that posts protobuf, one request after the other. It does no more than
/// that: a sender shares the machine with the server it measures, and what a full client costs
/// would be taken from the server. Not thread-safe.
final class PostConnection implements AutoCloseable {
  private static final String LENGTH = "content-length:";
  private static final int LONGEST_LINE = 1 << 13;
  private static final int STATUS_AT = "HTTP/1.1 ".length();

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;

  private PostConnection(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream());
    this.out = socket.getOutputStream();
  }

  /// @param patience how long an answer may take
  static PostConnection open(URI server, Duration patience) throws IOException {
    Socket socket = new Socket(server.getHost(), server.getPort());
    socket.setTcpNoDelay(true);
    socket.setSoTimeout((int) patience.toMillis());
    return new PostConnection(socket);
  }

  /// Posts a body and returns the status of the answer, whose own body is dropped.
  ///
  /// @throws IOException when the connection broke or the answer is none; it is of no use then
  int post(String path, byte[] body) throws IOException {
    String head =
        "POST %s HTTP/1.1\r\nhost: %s\r\ncontent-type: application/x-protobuf\r\ncontent-length: %d\r\n\r\n"
            .formatted(path, socket.getInetAddress().getHostAddress(), body.length);
    out.write(head.getBytes(StandardCharsets.US_ASCII));
    out.write(body);
    return answer();
  }

  private int answer() throws IOException {
    String status = line();
    if (!status.matches("HTTP/1\\.1 \\d{3}( .*)?")) {
      throw new IOException("the server did not answer in HTTP/1.1");
    }
    int length = 0;
    String header;
    while (!(header = line()).isEmpty()) {
      if (header.regionMatches(true, 0, LENGTH, 0, LENGTH.length())) {
        length = Integer.parseInt(header.substring(LENGTH.length()).strip());
      }
    }
    in.skipNBytes(length);
    return Integer.parseInt(status, STATUS_AT, STATUS_AT + 3, 10);
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    int next;
    while ((next = in.read()) != '\n') {
      if (next < 0 || line.length() == LONGEST_LINE) {
        throw new EOFException("the server's answer broke off");
      }
      line.append((char) next);
    }
    return line.toString().strip();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
