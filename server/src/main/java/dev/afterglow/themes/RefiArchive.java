package dev.afterglow.themes;

import dev.afterglow.themes.CodeFile.Unreadable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/// The ZIP file of a REFI-QDA project. It comes from elsewhere and may swell: what is kept of it,
/// and what is passed over, have limits.
final class RefiArchive {

    private static final int KEPT_BYTES_MAX = 64 << 20;
    private static final long PASSED_BYTES_MAX = 1L << 30;
    private static final int ENTRIES_MAX = 10_000;

    private RefiArchive() {}

    /// What is read of a project; pictures, films and the like are passed over without being kept.
    static Map<String, byte[]> unpack(byte[] zip) throws Unreadable {
        Map<String, byte[]> entries = new HashMap<>();
        int kept = 0;
        long passed = 0;
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            int files = 0;
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (entry.getName().equals("project.qde") || entry.getName().endsWith(".txt")) {
                    byte[] bytes = in.readNBytes(KEPT_BYTES_MAX - kept + 1);
                    kept += bytes.length;
                    entries.put(entry.getName(), bytes);
                } else {
                    passed += in.skip(PASSED_BYTES_MAX - passed + 1);
                }
                if (kept > KEPT_BYTES_MAX || passed > PASSED_BYTES_MAX || ++files > ENTRIES_MAX) {
                    throw new Unreadable(
                            "A project unpacks to at most 64 MB of text and 1 GB of other things in"
                                    + " 10,000 files; this is more");
                }
            }
        } catch (IOException broken) {
            throw new Unreadable("This is not a whole ZIP file: " + broken.getMessage());
        }
        return entries;
    }
}
