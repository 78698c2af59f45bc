package dev.afterglow.agent;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/// What may be done on this host at most, whoever asks: read once, from a file that only root can
/// change. A controller that was stolen stays below it.
///
/// @param token what callers must show; 20 characters or more
/// @param addresses networks that packets may be lost to and from
/// @param namespaces of the network, by name; the host's own is the empty name
/// @param processes names that may be killed or paused, as the kernel knows them
/// @param leaveRunning so many of a name are never touched
/// @param folders where space may be taken
/// @param keepFreeMegabytes that stay free there
/// @param clockFiles of libfaketime, that may be written
/// @param longest a fault lives
/// @param longestLease a fault lives without being renewed
record Ceiling(
        String token,
        Set<FaultKind> kinds,
        List<Network> addresses,
        Set<String> namespaces,
        Set<String> processes,
        int leaveRunning,
        Set<Path> folders,
        int keepFreeMegabytes,
        Set<Path> clockFiles,
        Duration longest,
        Duration longestLease,
        Most most) {

    /// @param faults at once
    /// @param lossPercent of packets
    record Most(
            int faults,
            int lossPercent,
            int cores,
            int cpuPercent,
            int memoryMegabytes,
            int diskMegabytes) {}

    Ceiling {
        kinds = Set.copyOf(kinds);
        addresses = List.copyOf(addresses);
        namespaces = Set.copyOf(namespaces);
        processes = Set.copyOf(processes);
        folders = Set.copyOf(folders);
        clockFiles = Set.copyOf(clockFiles);
    }
}
