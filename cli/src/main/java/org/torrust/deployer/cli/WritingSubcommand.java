package org.torrust.deployer.cli;

/** Marks the subcommands that need the write side; what only reads starts without it. */
public interface WritingSubcommand {}
