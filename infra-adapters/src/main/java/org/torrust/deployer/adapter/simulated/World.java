package org.torrust.deployer.adapter.simulated;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
 * @param secrets what tells the secrets of each release from others, by its id
 * @param byHand what someone did to it behind our back
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
        List<String> images,
        Map<String, String> secrets,
        ByHand byHand) {

    World {
        // One that was written before images and secrets were remembered has none.
        images = List.copyOf(Objects.requireNonNullElse(images, List.of()));
        secrets = Map.copyOf(Objects.requireNonNullElse(secrets, Map.of()));
        byHand = Objects.requireNonNullElse(byHand, ByHand.NOTHING);
        configured = List.copyOf(configured);
        releases = List.copyOf(releases);
        failures = Map.copyOf(failures);
    }

    /**
     * What someone did to the machine behind our back. Nothing here does such a thing: it is written into the world's file.
     *
     * @param image what the container runs instead of the release's, or null
     * @param ports those that answer although no release listens there, e.g. {@code 8080/tcp}
     */
    record ByHand(@Nullable String image, List<String> ports) {

        static final ByHand NOTHING = new ByHand(null, List.of());

        ByHand {
            ports = List.copyOf(Objects.requireNonNullElse(ports, List.of()));
        }

        ByHand withoutImage() {
            return new ByHand(null, ports);
        }

        ByHand withoutPorts() {
            return new ByHand(image, List.of());
        }
    }

    static World empty() {
        return new World(
                0, false, List.of(), List.of(), null, null, Map.of(), null, List.of(), Map.of(), ByHand.NOTHING);
    }

    World withNewMachine() {
        return new World(
                machines + 1,
                true,
                List.of(),
                List.of(),
                null,
                null,
                failures,
                null,
                List.of(),
                Map.of(),
                ByHand.NOTHING);
    }

    World withoutMachine() {
        return new World(
                machines, false, List.of(), List.of(), null, null, failures, null, List.of(), Map.of(), ByHand.NOTHING);
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
                images,
                secrets,
                byHand);
    }

    /** @param secret what tells its secrets from others */
    World withRelease(Release release, String secret) {
        var more = new HashMap<>(secrets);
        more.put(release.id().value(), secret);
        return new World(
                machines,
                machine,
                configured,
                with(releases, release),
                current,
                up,
                failures,
                upSince,
                images,
                more,
                byHand);
    }

    /** The newest release that lies there with the same files, secrets too. */
    Optional<Release> same(Release release, String secret) {
        return releases.stream()
                .filter(other -> other.digest().equals(release.digest()))
                .filter(other ->
                        secrets.getOrDefault(other.id().value(), secret).equals(secret))
                .reduce((older, newer) -> newer);
    }

    World withImage(String image) {
        return new World(
                machines,
                machine,
                configured,
                releases,
                current,
                up,
                failures,
                upSince,
                with(images, image),
                secrets,
                byHand);
    }

    World withCurrent(OperationId release) {
        return new World(
                machines, machine, configured, releases, release, up, failures, upSince, images, secrets, byHand);
    }

    World withUp(@Nullable OperationId release, Instant since) {
        return new World(
                machines,
                machine,
                configured,
                releases,
                current,
                release,
                failures,
                since,
                images,
                secrets,
                byHand.withoutImage());
    }

    World withoutServices() {
        return new World(
                machines, machine, configured, releases, current, null, failures, null, images, secrets, byHand);
    }

    /** After only the release's ports are let answer. */
    World withRuledPorts() {
        return new World(
                machines,
                machine,
                configured,
                releases,
                current,
                up,
                failures,
                upSince,
                images,
                secrets,
                byHand.withoutPorts());
    }

    World withFailureOf(Step step) {
        var more = new HashMap<>(failures);
        more.merge(step.word(), 1, Integer::sum);
        return new World(machines, machine, configured, releases, current, up, more, upSince, images, secrets, byHand);
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
