/// What tests of every module share: a clock that is advanced by hand, the privacy tripwire, the
/// real
/// data sets where they are present.
@NullMarked
package io.airworthy.testkit;

import org.jspecify.annotations.NullMarked;
