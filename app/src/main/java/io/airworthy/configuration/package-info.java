/// Settings from a file.
///
/// Takes a YAML file; gives the options of the rooms, each checked by the room it belongs to.
/// Invariant: a key that nobody knows is an error, never ignored.
/// Never: has a setting without a default.
@NullMarked
package io.airworthy.configuration;

import org.jspecify.annotations.NullMarked;
