/// The pages people look at.
@NullMarked
package io.airworthy.dashboard;

import org.jspecify.annotations.NullMarked;
