package org.torrust.deployer.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The look for known vulnerabilities, with a database that has one that is made up; where osv-scanner is installed. */
class VulnerabilitiesTest {

    private static final String ADVISORY = """
            {"schema_version": "1.6.0", "id": "GHSA-made-up", "modified": "2026-01-01T00:00:00Z", "summary": "made up",
             "affected": [{"package": {"ecosystem": "Maven", "name": "org.example:broken"},
                           "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "%s"}]}]}]}
            """;

    private static final String BILL = """
            {"bomFormat": "CycloneDX", "specVersion": "1.6", "components": [
              {"type": "library", "group": "org.example", "name": "broken", "version": "1.5.0",
               "purl": "pkg:maven/org.example/broken@1.5.0?type=jar"}]}
            """;

    @TempDir
    private Path folder;

    private Shell shell;

    @BeforeEach
    void scanner() throws IOException {
        assumeTrue(isInstalled("osv-scanner") && isInstalled("jq"), "osv-scanner or jq is not installed");
        shell = new Shell(folder.resolve("workspace"));
        Files.writeString(folder.resolve("bill.cdx.json"), BILL);
    }

    @Test
    void namesOneThatIsKnown() throws IOException {
        var run = lookedFor("2.0.0");

        assertThat(run.exitCode()).as(run.all()).isEqualTo(1);
        assertThat(run.out()).isEqualTo("org.example:broken 1.5.0  GHSA-made-up  made up\n");
    }

    @Test
    void isContentWithALibraryThatIsMended() throws IOException {
        var run = lookedFor("1.5.0");

        assertThat(run.exitCode()).as(run.all()).isZero();
        assertThat(run.out()).isEqualTo("1 libraries, no known vulnerability.\n");
    }

    @Test
    void isNoAllClearWithoutADatabase() throws IOException {
        var run = looked();

        assertThat(run.exitCode()).as(run.all()).isEqualTo(2);
        assertThat(run.err()).endsWith("The database could not be asked.\n");
    }

    private DeployerRun lookedFor(String fixed) throws IOException {
        var file = folder.resolve("osv-scalibr/Maven/all.zip");
        Files.createDirectories(file.getParent());
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("GHSA-made-up.json"));
            zip.write(ADVISORY.formatted(fixed).getBytes(StandardCharsets.UTF_8));
        }
        return looked();
    }

    private DeployerRun looked() throws IOException {
        return shell.script(
                "dist/vulnerabilities",
                "--offline",
                folder.toString(),
                folder.resolve("bill.cdx.json").toString());
    }

    private static boolean isInstalled(String program) {
        return Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    }
}
