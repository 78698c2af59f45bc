/// The agent: a process of its own on a host, that makes faults there for experiments elsewhere.
///
/// *Fault*: something made worse on purpose: packets lost, a process paused. *Lease*: how long a
/// fault lives without being renewed. *Ceiling*: a file of root that says what may be done here,
/// whoever asks. *Guard*: a small process started before any fault, that undoes all when the agent
/// is gone or stands still. *Record*: how a fault is undone, on the disk before it is made.
///
/// Invariants: a fault lives only while it is renewed; packets are let through again by the
/// kernel itself, anything else by the guard. Undoing is idempotent and needs no target that
/// lives. What an earlier agent left behind is undone before anything else. Time is taken from the
/// clock that nobody can set. This module names no other, so that it stays a small process.
@NullMarked
@ApplicationModule(
        displayName = "Agent",
        allowedDependencies = {})
package dev.afterglow.agent;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
