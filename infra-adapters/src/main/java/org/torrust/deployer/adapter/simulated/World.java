package org.torrust.deployer.adapter.simulated;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.api.environment.Release;
import org.torrust.deployer.api.operation.OperationId;
import org.torrust.deployer.api.operation.Step;

/**
 * What is played to be out there.
 *
 * @param machines how many machines were made one after the other; the number of the present one
 * @param machine whether there is one now
 * @param configured the steps that were done on it
 * @param releases what lies on it
 * @param current the release the link points to, or null
 * @param up the release whose containers run, or null
 * @param failures how often each step has failed already, by its name
 * @param upSince when they were started, or null where none run
 * @param images those that were pulled to it
 */
record World(
        int machines,
        boolean machine,
        List<Step> configured,
        List<Release> releases,
        @Nullable OperationId current,
        @Nullable OperationId up,
        Map<String, Integer> failures,
        @Nullable Instant upSince,
        List<String> images) {

    World {
        // One that was written before images were remembered has none.
        images = List.copyOf(Objects.requireNonNullElse(images, List.of()));
        configured = List.copyOf(configured);
        releases = List.copyOf(releases);
        failures = Map.copyOf(failures);
    }

    static World empty() {
        return new World(0, false, List.of(), List.of(), null, null, Map.of(), null, List.of());
    }

    World withNewMachine() {
        return new World(machines + 1, true, List.of(), List.of(), null, null, failures, null, List.of());
    }

    World withoutMachine() {
        return new World(machines, false, List.of(), List.of(), null, null, failures, null, List.of());
    }

    /** After a step was made true, or what it had made was taken away. */
    World withConfigured(Step step, boolean isSo) {
        var others = configured.stream().filter(other -> other != step).toList();
        return new World(
                machines,
                machine,
                isSo ? with(others, step) : others,
                releases,
                current,
                up,
                failures,
                upSince,
                images);
    }

    World withRelease(Release release) {
        return new World(
                machines, machine, configured, with(releases, release), current, up, failures, upSince, images);
    }

    World withImage(String image) {
        return new World(machines, machine, configured, releases, current, up, failures, upSince, with(images, image));
    }

    World withCurrent(OperationId release) {
        return new World(machines, machine, configured, releases, release, up, failures, upSince, images);
    }

    World withUp(@Nullable OperationId release, Instant since) {
        return new World(machines, machine, configured, releases, current, release, failures, since, images);
    }

    World withoutServices() {
        return new World(machines, machine, configured, releases, current, null, failures, null, images);
    }

    World withFailureOf(Step step) {
        var more = new HashMap<>(failures);
        more.merge(step.word(), 1, Integer::sum);
        return new World(machines, machine, configured, releases, current, up, more, upSince, images);
    }

    int failuresOf(Step step) {
        return failures.getOrDefault(step.word(), 0);
    }

    private static <T> List<T> with(List<T> list, T one) {
        var more = new ArrayList<>(list);
        more.add(one);
        return more;
    }
}
