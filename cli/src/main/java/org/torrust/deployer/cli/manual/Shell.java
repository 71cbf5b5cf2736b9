package org.torrust.deployer.cli.manual;

/** The shells that completion is made for. The names are what a user types. */
public enum Shell {
    bash,
    zsh,
    fish;

    /** What a program's script has to be called for the shell to find it. */
    String fileName(String program) {
        return switch (this) {
            case bash -> program;
            case zsh -> "_" + program;
            case fish -> program + ".fish";
        };
    }
}
