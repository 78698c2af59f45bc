package dev.afterglow.company;

/// A stretch of one layer of a schedule that one person takes by rotation, in seconds since the
/// epoch.
record Turn(int team, int person, long from, long to) {}
