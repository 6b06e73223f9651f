package io.airworthy.server;

import io.helidon.http.encoding.ContentDecoder;
import io.helidon.http.encoding.ContentEncoder;
import io.helidon.http.encoding.ContentEncoding;
import io.helidon.http.encoding.ContentEncodingContext;
import java.util.Set;

/// Hands compressed bodies on as they came: the receiver decompresses them and bounds what comes
/// out. The HTTP library by itself refuses every request that names an encoding it does not undo.
final class UntouchedContent implements ContentEncoding {
  static ContentEncodingContext context() {
    return ContentEncodingContext.builder()
        .contentEncodingsDiscoverServices(false)
        .addContentEncoding(new UntouchedContent())
        .build();
  }

  @Override
  public Set<String> ids() {
    return Set.of("gzip", "x-gzip", "identity", "deflate", "br", "zstd");
  }

  @Override
  public boolean supportsEncoding() {
    return false;
  }

  @Override
  public boolean supportsDecoding() {
    return true;
  }

  @Override
  public ContentDecoder decoder() {
    return ContentDecoder.NO_OP;
  }

  @Override
  public ContentEncoder encoder() {
    return ContentEncoder.NO_OP;
  }

  @Override
  public String name() {
    return "untouched";
  }

  @Override
  public String type() {
    return "untouched";
  }
}
