package org.torrust.deployer.templates;

/** A template, or what came of it, cannot be used; the message is a sentence that names file and reason. */
public final class TemplateRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TemplateRefused(String message) {
        super(message);
    }

    TemplateRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
