/// The server: OTLP over HTTP on one port, pages and the health of it all on another.
///
/// Takes requests; gives them to the rooms and answers in the form the sender expects.
/// Invariant: a request is answered with success only once its rows are stored.
/// Never: listens beyond the loopback without authentication, or repeats what a request contained.
@NullMarked
package io.airworthy.server;

import org.jspecify.annotations.NullMarked;
