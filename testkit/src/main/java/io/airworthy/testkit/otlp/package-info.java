/// OTLP requests for tests, built by hand and written as instrumentations write them.
@NullMarked
package io.airworthy.testkit.otlp;

import org.jspecify.annotations.NullMarked;
