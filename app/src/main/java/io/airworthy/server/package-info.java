/// The HTTP server: OTLP in, pages out.
@NullMarked
package io.airworthy.server;

import org.jspecify.annotations.NullMarked;
