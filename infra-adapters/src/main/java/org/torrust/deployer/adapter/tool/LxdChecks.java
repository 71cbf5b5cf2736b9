package org.torrust.deployer.adapter.tool;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.torrust.deployer.adapter.lxd.LxdServer;
import org.torrust.deployer.adapter.lxd.LxdServer.Answer;
import org.torrust.deployer.adapter.lxd.LxdSocket;
import org.torrust.deployer.command.port.StepFailedException;

/** Looks whether LXD is there, answers this operator, and has what the settings name in it. */
final class LxdChecks {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final String SERVER = "LXD server";
    private static final String PERMISSION = "LXD permission";
    private static final String BRIDGE = "LXD bridge";
    private static final String POOL = "LXD pool";
    private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{12,64}");
    private static final String IMAGE = "LXD image";

    private final Subject subject;
    private final Operator operator;
    private final LxdServer server;

    LxdChecks(Subject subject, Operator operator) {
        this.subject = subject;
        this.operator = operator;
        this.server = new LxdServer(operator.toolbox());
    }

    List<CheckResult> run() {
        var client = new ToolCheck(operator).of(Tool.LXD);
        if (client.version().isEmpty()) {
            return List.of(client);
        }
        var results = new ArrayList<>(List.of(client));
        var about = server.get("/1.0");
        var socket = LxdSocket.find(operator.environment());
        if (!about.isGood()) {
            results.add(silent(about, socket));
            return results;
        }
        results.add(version(about));
        results.add(permitted(socket));
        results.addAll(contents());
        return results;
    }

    private static CheckResult version(Answer about) {
        var version = about.text("/environment/server_version");
        var number = ToolVersions.in(version);
        if (number.isEmpty()) {
            return CheckResult.fail(SERVER, version, "does not tell its version", "Try it: lxc info");
        }
        return Versions.isAtLeast(number.get(), Tool.LXD.least())
                ? CheckResult.ok(SERVER, version, "OK")
                : CheckResult.fail(
                                SERVER,
                                version,
                                "older than " + Tool.LXD.least(),
                                "Install a newer one: " + Tool.LXD.how())
                        .needing(new Need.Program(Tool.LXD));
    }

    private CheckResult silent(Answer about, Optional<LxdSocket> socket) {
        // Some of LXD's clients say that it does not run where it is the operator who may not reach it.
        if (socket.isPresent() && (!socket.get().usable() || about.trouble().contains("permission denied"))) {
            return forbidden(socket.get());
        }
        if (socket.isEmpty()
                || about.trouble().contains("connection refused")
                || about.trouble().contains("be started")) {
            var ofSnap = operator.toolbox()
                    .find("lxc")
                    .filter(file -> file.startsWith("/snap"))
                    .isPresent();
            return CheckResult.fail(
                            SERVER,
                            "",
                            "it does not run",
                            "Start it: 'systemctl start lxd', or as root 'lxd --group lxd' where there is no systemd.")
                    .needing(new Need.LxdStart(
                            ofSnap || socket.filter(LxdSocket::isOfSnap).isPresent()));
        }
        return CheckResult.fail(SERVER, "", "does not answer: " + about.trouble(), "Look closer: lxc info");
    }

    private CheckResult forbidden(LxdSocket socket) {
        if (groups("id", "-nG", operator.user()).contains(socket.group())) {
            return CheckResult.fail(
                    PERMISSION,
                    "",
                    "you are in group %s, but not yet in this session".formatted(socket.group()),
                    "Log in again, or: newgrp " + socket.group());
        }
        if (socket.group().equals("root")) {
            // Whoever is put into that group could write what root alone should.
            return CheckResult.fail(
                    PERMISSION,
                    "",
                    "its socket belongs to group root, which is for nobody else",
                    "Have LXD started with a group of its own: 'lxd --group lxd', or with snap 'snap set lxd"
                            + " daemon.group=lxd'; then join that group.");
        }
        return CheckResult.fail(
                        PERMISSION,
                        "",
                        "its socket belongs to group %s, and you are not in it".formatted(socket.group()),
                        "As root: usermod -aG %s %s; then log in again.".formatted(socket.group(), operator.user()))
                .needing(new Need.LxdGroup(socket.group(), operator.user()));
    }

    private CheckResult permitted(Optional<LxdSocket> socket) {
        if (socket.filter(LxdSocket::openToAll).isPresent()) {
            return CheckResult.warn(
                    PERMISSION,
                    "",
                    "everyone on this machine may use LXD, and so become root",
                    "Close it: chmod o-rwx " + socket.get().file());
        }
        return CheckResult.ok(
                PERMISSION,
                "",
                socket.map(found -> "OK, the socket is of group " + found.group())
                        .orElse("OK"));
    }

    private List<CheckResult> contents() {
        var fresh = isFresh();
        return List.of(bridge(fresh), pool(fresh), image());
    }

    /** Nothing was ever set up: no pool, and no network of LXD's own. */
    private boolean isFresh() {
        var pools = server.get("/1.0/storage-pools");
        var networks = server.get("/1.0/networks?recursion=1");
        return pools.isGood()
                && pools.found().isEmpty()
                && StreamSupport.stream(networks.found().spliterator(), false)
                        .noneMatch(network -> network.path("managed").asBoolean());
    }

    private CheckResult bridge(boolean fresh) {
        var name = subject.text("provider.network");
        var network = server.get("/1.0/networks/" + LxdServer.escaped(name));
        if (!network.isGood()) {
            return absent(
                    CheckResult.fail(
                            BRIDGE,
                            name,
                            network.trouble(),
                            "See which there are: lxc network list; another one: --set provider.network=NAME"),
                    fresh);
        }
        if (!network.found().path("managed").asBoolean()) {
            return CheckResult.fail(
                    BRIDGE,
                    name,
                    "is not managed by LXD, so no machine can be put on it",
                    "Choose one of LXD's own: lxc network list");
        }
        return "none".equals(network.text("/config/ipv4.address"))
                ? CheckResult.warn(
                        BRIDGE,
                        name,
                        "gives no IPv4 addresses",
                        "Give it some: lxc network set %s ipv4.address auto".formatted(name))
                : CheckResult.ok(BRIDGE, name, "OK");
    }

    private CheckResult pool(boolean fresh) {
        var name = subject.text("provider.pool");
        var pool = server.get("/1.0/storage-pools/" + LxdServer.escaped(name));
        if (!pool.isGood()) {
            return absent(
                    CheckResult.fail(
                            POOL,
                            name,
                            pool.trouble(),
                            "See which there are: lxc storage list; another one: --set provider.pool=NAME"),
                    fresh);
        }
        return room(name);
    }

    private CheckResult room(String name) {
        var space = server.get("/1.0/storage-pools/%s/resources".formatted(LxdServer.escaped(name)));
        if (!space.isGood() || !space.found().at("/space/total").isNumber()) {
            return CheckResult.ok(POOL, name, "OK");
        }
        var free = space.found().at("/space/total").asLong()
                - space.found().at("/space/used").asLong();
        return Sizes.isLittle(free)
                ? CheckResult.warn(POOL, name, "only %s free".formatted(Sizes.shown(free)), "Free some space in it.")
                : CheckResult.ok(POOL, name, "OK, %s free".formatted(Sizes.shown(free)));
    }

    /** What {@code lxd init} would make is only offered where nothing was set up: else it is someone's choice. */
    private static CheckResult absent(CheckResult result, boolean fresh) {
        return fresh ? result.needing(new Need.LxdInit()) : result;
    }

    private CheckResult image() {
        var name = subject.text("provider.image");
        if (name.indexOf(':') >= 0) {
            return remoteImage(name);
        }
        var type = subject.text("provider.type").isEmpty() ? "container" : subject.text("provider.type");
        var alias = server.get("/1.0/images/aliases/" + LxdServer.escaped(name));
        var image = alias.isGood() ? alias : server.get("/1.0/images/" + LxdServer.escaped(name));
        if (!image.isGood()) {
            var missing = CheckResult.fail(
                    IMAGE,
                    name,
                    "LXD knows no such image",
                    "See which there are: lxc image list; another one: --set provider.image=ALIAS");
            // An image server knows its newest images; a fingerprint is of one that was chosen and brought.
            return FINGERPRINT.matcher(name).matches() ? missing : missing.needing(new Need.LxdImage(name, type));
        }
        return image.text("/type").equals(type)
                ? CheckResult.ok(IMAGE, name, "OK")
                : CheckResult.fail(
                        IMAGE,
                        name,
                        "it is for a %s, and a %s is wanted".formatted(image.text("/type"), type),
                        "Choose another: lxc image list; --set provider.image=ALIAS");
    }

    private CheckResult remoteImage(String name) {
        try {
            var answer = operator.toolbox().ask(List.of("lxc", "image", "info", name), LIMIT);
            return answer.isGood()
                    ? CheckResult.ok(IMAGE, name, "OK")
                    : CheckResult.fail(
                            IMAGE,
                            name,
                            answer.err().strip().replaceAll("\\s+", " "),
                            "Try it: lxc image info " + name);
        } catch (StepFailedException e) {
            return CheckResult.fail(IMAGE, name, e.failure().summary(), "Try it: lxc image info " + name);
        }
    }

    private List<String> groups(String... question) {
        try {
            return Arrays.asList(operator.toolbox()
                    .ask(List.of(question), LIMIT)
                    .out()
                    .strip()
                    .split("\\s+"));
        } catch (StepFailedException e) {
            return List.of();
        }
    }
}
