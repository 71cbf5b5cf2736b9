package org.torrust.deployer.adapter.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.torrust.deployer.adapter.tool.CheckResult;
import org.torrust.deployer.adapter.workspace.EnvironmentFolder;
import org.torrust.deployer.adapter.workspace.SshKeys;
import org.torrust.deployer.adapter.workspace.Workspace;
import org.torrust.deployer.api.configuration.ApiTokenShape;
import org.torrust.deployer.api.input.PlainFile;

/** Looks whether the key and the token of each environment that is in place can be used. */
final class SecretLook {

    static final String NAME = "Secrets";
    private static final String ONE = "Secret";

    private final Workspace workspace;
    private final Register register;

    SecretLook(Workspace workspace, Register register) {
        this.workspace = workspace;
        this.register = register;
    }

    List<CheckResult> run() {
        return folders()
                .flatMap(folder -> Stream.of(key(folder), token(folder)).flatMap(Optional::stream))
                .toList();
    }

    /** Where the history does not tell which environments there are, the folders do. */
    private Stream<EnvironmentFolder> folders() {
        return workspace.environments().stream()
                .filter(folder -> workspace.inhabited().contains(folder.data()))
                .filter(folder -> !register.isTold()
                        || register.lives(String.valueOf(folder.data().getFileName())));
    }

    /** One that is missing is missed with its folder. */
    private Optional<CheckResult> key(EnvironmentFolder folder) {
        return Files.exists(folder.privateKey())
                ? SshKeys.fault(folder)
                        .map(why -> fault(
                                folder.privateKey(),
                                "%s: its machine is not reached with it".formatted(why),
                                "Put it back from a copy; a machine lets in no other."))
                : Optional.empty();
    }

    private Optional<CheckResult> token(EnvironmentFolder folder) {
        var file = folder.apiToken();
        return tokenFault(file)
                .map(why -> fault(
                        file,
                        "%s: nothing is released or tested without a token".formatted(why),
                        "Put it back from a copy, or write another, %s: (umask 077; mkdir -p %s; printf %%s \"$TOKEN\" >%s); then release and run."
                                .formatted(ApiTokenShape.WORDS, file.resolveSibling(""), file)));
    }

    private static Optional<String> tokenFault(Path file) {
        try {
            var token = PlainFile.text(file).strip();
            if (token.isEmpty()) {
                return Optional.of("is empty");
            }
            return token.matches(ApiTokenShape.PATTERN) ? Optional.empty() : Optional.of("cannot be a token");
        } catch (NoSuchFileException e) {
            return Optional.of("is missing");
        } catch (PlainFile.Other e) {
            return Optional.of("is no file");
        } catch (IOException e) {
            return Optional.of("cannot be read");
        }
    }

    private CheckResult fault(Path file, String why, String hint) {
        return CheckResult.fail(ONE, workspace.show(file), why, hint);
    }
}
