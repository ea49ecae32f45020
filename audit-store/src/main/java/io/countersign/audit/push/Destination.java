package io.countersign.audit.push;

import io.countersign.audit.export.Receiver;

/**
 * Where events are sent on to.
 *
 * @param name under which its place is kept
 * @param close lets go of what the receiver holds
 */
record Destination(String name, Receiver receiver, Runnable close) {}
