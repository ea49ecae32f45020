/**
 * Signed notes (<a href="https://c2sp.org/signed-note">C2SP signed-note</a>), checkpoints (<a
 * href="https://c2sp.org/tlog-checkpoint">tlog-checkpoint</a>) and the cosignatures of witnesses
 * (<a href="https://c2sp.org/tlog-cosignature">tlog-cosignature</a>), with Ed25519 (RFC 8032) only.
 */
@NullMarked
package io.countersign.log.note;

import org.jspecify.annotations.NullMarked;
