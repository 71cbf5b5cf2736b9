package org.torrust.deployer.cli.manual;

/** The shells that completion is made for. The names are what a user types. */
public enum Shell {
    bash,
    zsh,
    fish
}
