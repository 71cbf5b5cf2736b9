package org.torrust.deployer.api.configuration;

/** What the tracker API's admin token must look like, wherever it comes from. */
public final class ApiTokenShape {

    /** As a regular expression for the whole of it. */
    public static final String PATTERN = "[A-Za-z0-9._~-]{16,128}";

    /** In words; completes a sentence. */
    public static final String WORDS = "16 to 128 letters, digits, dashes, dots, tildes or underscores";

    private ApiTokenShape() {}
}
