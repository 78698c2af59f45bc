package dev.afterglow.setup;

import dev.afterglow.incidents.ImportedIncident;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What came of reading somebody's incidents.
///
/// @param incidents in the order of files and lines; no two share a key
/// @param notRead what should have been read and could not be
/// @param passedOver files that are no write-ups, each with the reason
public record ImportReport(
        List<ImportedIncident> incidents, List<NotRead> notRead, List<NotRead> passedOver) {

    public ImportReport {
        incidents = List.copyOf(incidents);
        notRead = List.copyOf(notRead);
        passedOver = List.copyOf(passedOver);
    }

    /// @param line counted from 1; 0 for the file as a whole
    public record NotRead(String file, int line, String sentence) {

        @Override
        public String toString() {
            return file + (line == 0 ? "" : ":" + line) + ": " + sentence;
        }
    }

    /// Collects while files are read.
    static final class Draft {

        private final List<ImportedIncident> incidents = new ArrayList<>();
        private final Map<String, String> sourceOfKey = new HashMap<>();
        private final List<NotRead> notRead = new ArrayList<>();
        private final List<NotRead> passedOver = new ArrayList<>();

        void found(ImportedIncident incident, String file, int line) {
            String before = sourceOfKey.putIfAbsent(incident.key(), file + ":" + line);
            if (before == null) {
                incidents.add(incident);
            } else {
                problem(
                        file,
                        line,
                        "\"%s\" was read in %s already".formatted(incident.key(), before));
            }
        }

        void problem(String file, int line, String sentence) {
            notRead.add(new NotRead(file, line, sentence));
        }

        void passOver(String file, String reason) {
            passedOver.add(new NotRead(file, 0, reason));
        }

        ImportReport report() {
            notRead.sort(Comparator.comparing(NotRead::file).thenComparingInt(NotRead::line));
            return new ImportReport(incidents, notRead, passedOver);
        }
    }
}
