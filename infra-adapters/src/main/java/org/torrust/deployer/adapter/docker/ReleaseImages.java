package org.torrust.deployer.adapter.docker;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.torrust.deployer.adapter.docker.PulledImages.PulledImage;

/**
 * The images of a release as they are on the machine.
 *
 * @param there what each reference leads to
 * @param missing the references that lead to none
 */
record ReleaseImages(Map<String, PulledImage> there, List<String> missing) {

    /** Reads what {@link ComposeArguments#images} printed. */
    static ReleaseImages read(String text) {
        var there = new TreeMap<String, PulledImage>();
        var missing = new java.util.ArrayList<String>();
        for (var line : text.lines().toList()) {
            var words = List.of(line.strip().split(" +"));
            if (words.size() > 1) {
                there.put(words.getFirst(), new PulledImage(words.get(1), words.size() > 2 ? words.get(2) : ""));
            } else if (!words.getFirst().isEmpty()) {
                missing.add(words.getFirst());
            }
        }
        return new ReleaseImages(there, List.copyOf(missing));
    }

    boolean isWhole() {
        return missing.isEmpty();
    }

    /** The references that lead elsewhere than they did when they were pulled, each with where that was. */
    Map<String, PulledImage> strays(PulledImages pulled) {
        var strays = new TreeMap<String, PulledImage>();
        there.forEach((reference, image) -> pulled.of(reference)
                .filter(known -> !known.id().equals(image.id()))
                .ifPresent(known -> strays.put(reference, known)));
        return strays;
    }

    void remember(PulledImages pulled) {
        there.forEach(pulled::remember);
    }
}
