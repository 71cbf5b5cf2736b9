package org.torrust.deployer.e2e;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;

/** The arrows between the modules, with the reason for each. */
@AnalyzeClasses(packages = "org.torrust.deployer", importOptions = DoNotIncludeTests.class)
class BoundariesTest {

    private static final String OURS = "org.torrust.deployer";

    @ArchTest
    static final ArchRule the_language_knows_nobody = noClasses()
            .that()
            .resideInAPackage(OURS + ".api..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    OURS + ".command..",
                    OURS + ".query..",
                    OURS + ".eventstore..",
                    OURS + ".templates..",
                    OURS + ".adapter..",
                    OURS + ".cli..",
                    "org.springframework..")
            .because("commands, events and settings are read by every module and outlive all of them");

    @ArchTest
    static final ArchRule the_write_side_knows_only_its_ports = noClasses()
            .that()
            .resideInAPackage(OURS + ".command..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    OURS + ".query..",
                    OURS + ".eventstore..",
                    OURS + ".templates..",
                    OURS + ".adapter..",
                    OURS + ".cli..",
                    "org.springframework..",
                    "java.sql..",
                    "picocli..")
            .because("what is decided must not depend on how it is stored, shown or done");

    @ArchTest
    static final ArchRule a_replay_touches_nothing = noClasses()
            .that()
            .resideInAPackage(OURS + ".cli.replay..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    OURS + ".adapter..",
                    OURS + ".command.port..",
                    OURS + ".query.views..",
                    OURS + ".cli.wiring..",
                    "java.io..",
                    "java.net..",
                    "java.nio..",
                    "java.sql..",
                    "org.axonframework..",
                    "org.springframework..")
            .because("what happened is played again from events alone: no process, file, socket or stored view");

    /** All that a replay asks of the write side, with what that needs. */
    @ArchTest
    static final ArchRule what_is_decided_follows_from_events_alone = noClasses()
            .that()
            .haveNameMatching(
                    Pattern.quote(OURS) + "[.]command[.]environment[.]"
                            + "(AggregateState|Course|Decision|EventWords|Judge|Life|OperationInProgress|Outcomes|Plan|Standing|Told)\\b.*")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    OURS + ".command.port..", "java.io..", "java.net..", "java.nio..", "org.axonframework..")
            .because("the aggregate, the saga and a replay share it");

    @ArchTest
    static final ArchRule the_read_side_needs_no_framework = noClasses()
            .that()
            .resideInAPackage(OURS + ".query..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    OURS + ".command..",
                    OURS + ".eventstore..",
                    OURS + ".adapter..",
                    OURS + ".cli..",
                    "org.axonframework..",
                    "org.springframework..")
            .because("reading commands start without Axon and Spring");

    @ArchTest
    static final ArchRule the_store_knows_only_events = noClasses()
            .that()
            .resideInAPackage(OURS + ".eventstore..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    OURS + ".command..",
                    OURS + ".query..",
                    OURS + ".templates..",
                    OURS + ".adapter..",
                    OURS + ".cli..",
                    "org.springframework..");

    @ArchTest
    static final ArchRule templates_know_none_of_ours = noClasses()
            .that()
            .resideInAPackage(OURS + ".templates..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    OURS + ".api..",
                    OURS + ".command..",
                    OURS + ".query..",
                    OURS + ".eventstore..",
                    OURS + ".adapter..",
                    OURS + ".cli..")
            .because("a record holds everything a file is allowed to know");

    @ArchTest
    static final ArchRule adapters_know_ports_and_templates = noClasses()
            .that()
            .resideInAPackage(OURS + ".adapter..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    OURS + ".query..",
                    OURS + ".eventstore..",
                    OURS + ".cli..",
                    OURS + ".command.environment..",
                    "org.axonframework..",
                    "org.springframework..");

    @ArchTest
    static final ArchRule spring_stays_in_the_wiring = noClasses()
            .that()
            .resideOutsideOfPackage(OURS + ".cli.wiring..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.springframework..");

    @ArchTest
    static final ArchRule picocli_stays_at_the_door = noClasses()
            .that()
            .resideOutsideOfPackage(OURS + ".cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("picocli..");

    @ArchTest
    static final ArchRule only_one_package_starts_processes = noClasses()
            .that()
            .resideOutsideOfPackage(OURS + ".adapter.process..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName(ProcessBuilder.class.getName())
            .orShould()
            .callMethod(Runtime.class, "exec", String[].class)
            .orShould()
            .callMethod(Runtime.class, "exec", String.class)
            .because("what is started must be watched, bounded and stopped in one way");

    @ArchTest
    static final ArchRule nobody_waits_for_a_pipe_in_the_place_of_a_file = noClasses()
            .that()
            .resideOutsideOfPackage(OURS + ".templates..")
            .and()
            .doNotHaveFullyQualifiedName(OURS + ".api.input.PlainFile")
            .should()
            .callMethodWhere(target(owner(type(Files.class)))
                    .and(target(nameMatching("readString|readAllBytes|readAllLines|newInputStream|lines"))))
            .because("who reads a file looks first whether it is one; the templates have a look of their own");

    @ArchTest
    static final ArchRule nobody_waits_for_a_pipe_in_the_place_of_a_folder = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(OURS + ".api.input.PlainFolder")
            .should()
            .callMethodWhere(target(owner(type(Files.class))).and(target(nameMatching("list|newDirectoryStream"))))
            .because("who looks into a folder looks first whether it is one");

    /** Each of them looks first, makes what it opens, or opens what it just made. */
    @ArchTest
    static final ArchRule who_opens_a_file_otherwise_is_known = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(OURS + ".adapter.process.OutputLimit")
            .and()
            .doNotHaveFullyQualifiedName(OURS + ".adapter.process.ToolWords")
            .and()
            .doNotHaveFullyQualifiedName(OURS + ".adapter.ssh.SshLog")
            .and()
            .doNotHaveFullyQualifiedName(OURS + ".adapter.tofu.AppliedChanges")
            .and()
            .doNotHaveFullyQualifiedName(OURS + ".adapter.workspace.LockFile")
            .and()
            .doNotHaveFullyQualifiedName(OURS + ".adapter.workspace.PrivateFiles")
            .and()
            .doNotHaveFullyQualifiedName(OURS + ".adapter.workspace.Unfinished")
            .should()
            .callMethodWhere(target(owner(type(FileChannel.class))).and(target(nameMatching("open"))))
            .orShould()
            .callMethodWhere(
                    target(owner(type(Files.class))).and(target(nameMatching("newByteChannel|newBufferedReader"))))
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName(RandomAccessFile.class.getName())
            .because("a pipe would be waited for without end, to read from and to write to");

    @ArchTest
    static final ArchRule nobody_writes_past_the_given_streams =
            GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @ArchTest
    static void every_module_is_really_looked_at(JavaClasses classes) {
        for (var module : List.of("api", "command", "query", "eventstore", "templates", "adapter", "cli")) {
            assertThat(classes.getPackage(OURS + "." + module).getClassesInPackageTree())
                    .as(module)
                    .hasSizeGreaterThan(5);
        }
    }
}
