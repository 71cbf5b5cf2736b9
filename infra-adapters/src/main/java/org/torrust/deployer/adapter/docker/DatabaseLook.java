package org.torrust.deployer.adapter.docker;

import java.util.List;
import org.torrust.deployer.adapter.tracker.Verdict;

/**
 * Looks into the tracker's SQLite file on the machine. By Python, which is there because Ansible needs it; no image can be
 * expected to hold a program for it.
 */
final class DatabaseLook {

    // A transaction that is rolled back shows that file and folder can be written to, and leaves nothing. Waits for the
    // tracker's own.
    private static final String SCRIPT = """
            import pathlib, sqlite3, sys
            file = pathlib.Path(sys.argv[1]).as_uri() + "?mode=rw"
            database = sqlite3.connect(file, uri=True, timeout=5, isolation_level=None)
            print(database.execute("PRAGMA quick_check(1)").fetchone()[0])
            print(database.execute("SELECT count(*) FROM whitelist WHERE info_hash = ?", (sys.argv[2],)).fetchone()[0])
            database.execute("BEGIN IMMEDIATE")
            database.execute("CREATE TABLE torrust_deployer_test (one INTEGER)")
            database.execute("ROLLBACK")
            """;

    private DatabaseLook() {}

    static List<String> of(String path, String torrent) {
        return List.of("python3", "-c", SCRIPT, path, torrent);
    }

    static Verdict judged(String output) {
        var lines = output.lines().toList();
        if (lines.size() != 2) {
            return Verdict.bad("the look at it told nothing that can be read");
        }
        if (!lines.getFirst().equals("ok")) {
            return Verdict.bad("the database is damaged: " + lines.getFirst());
        }
        return lines.getLast().equals("1")
                ? Verdict.good("sound, can be written to, and holds what was written through the API")
                : Verdict.bad("sound, but does not hold what was written through the API");
    }
}
