/// The command line: the only place that prints.
@NullMarked
package io.airworthy.cli;

import org.jspecify.annotations.NullMarked;
