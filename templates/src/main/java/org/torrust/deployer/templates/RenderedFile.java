package org.torrust.deployer.templates;

/**
 * A file as it is to be written.
 *
 * @param path relative to the folder the set of files goes to
 */
public record RenderedFile(String path, String text) {

    /** Never shows the text: it may hold a secret. */
    @Override
    public String toString() {
        return "RenderedFile[" + path + "]";
    }
}
