package org.torrust.deployer.query.history;

/** Text that ends a search once it was read too often: a regular expression can go through few letters in ages of ways. */
final class TextToSearch implements CharSequence {

    /** Some tenths of a second. */
    private static final long MOST = 50_000_000;

    private final String text;
    private long read;

    TextToSearch(String text) {
        this.text = text;
    }

    /** @throws EndlessSearchException when too many were read */
    @Override
    public char charAt(int index) {
        if (++read > MOST) {
            throw new EndlessSearchException();
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
