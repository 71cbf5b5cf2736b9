package org.torrust.deployer.adapter.ansible;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.torrust.deployer.adapter.ansible.AnsibleEvents.Trouble;
import org.torrust.deployer.api.operation.Failure;
import org.torrust.deployer.command.port.Site;

/** Why Ansible went no further, told apart by OpenSSH's and apt's words so that the operator looks in the right place. */
enum AnsibleTrouble {
    WRONG_HOST_KEY(true, "host key verification failed", "host identification"),
    LOGIN_REFUSED(true, "permission denied", "too many authentication failures"),
    NO_SUCH_NAME(true, "could not resolve hostname"),
    BROKEN_OFF(true, "connection reset", "connection closed by", "broken pipe", "kex_exchange_identification"),
    NO_ANSWER(true, ""),
    APT_BUSY(false, "could not get lock", "failed to lock apt", "unable to lock"),
    NO_DISK(false, "no space left on device", "enough free space"),
    NO_PACKAGES(
            false,
            "temporary failure resolving",
            "could not resolve",
            "could not connect to",
            "cannot initiate the connection",
            "unable to connect to",
            "connection timed out",
            "connection failed",
            "failed to fetch",
            "unable to fetch some archives",
            "hash sum mismatch",
            "file has unexpected size",
            "failed to update apt cache",
            "cache update failed",
            "does not have a release file",
            "error reading from server"),
    TASK(false, "");

    private final boolean isOfTheWay;
    private final Pattern signs;

    /** @param isOfTheWay whether the machine was not even reached */
    AnsibleTrouble(boolean isOfTheWay, String... signs) {
        this.isOfTheWay = isOfTheWay;
        this.signs = Pattern.compile(Arrays.stream(signs).map(Pattern::quote).collect(Collectors.joining("|")));
    }

    static AnsibleTrouble of(Trouble trouble) {
        var words = trouble.message().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(each -> each.isOfTheWay == trouble.isUnreachable())
                .filter(each -> each.signs.matcher(words).find())
                .findFirst()
                .orElse(TASK);
    }

    Failure told(Site site, Trouble trouble) {
        return Failure.of(summary(site, trouble), hint(site)).because(trouble.message());
    }

    private String summary(Site site, Trouble trouble) {
        var machine = site.machine();
        var environment = site.environment();
        return switch (this) {
            case WRONG_HOST_KEY ->
                "The server at %s has another host key than the pinned one; nothing was sent.".formatted(machine);
            case LOGIN_REFUSED -> "The machine at %s refuses the environment's key.".formatted(machine);
            case NO_SUCH_NAME -> "The machine at %s cannot be reached: no such host name is known.".formatted(machine);
            case BROKEN_OFF -> "The connection to the machine at %s broke off.".formatted(machine);
            case NO_ANSWER -> "The machine at %s cannot be reached.".formatted(machine);
            case APT_BUSY ->
                "Something else installs packages on the machine of %s, so that '%s' could not."
                        .formatted(environment, trouble.task());
            case NO_DISK -> "The disk of the machine of %s is full.".formatted(environment);
            case NO_PACKAGES ->
                "The machine of %s could not fetch packages at '%s': their mirror, or the network to it, fails."
                        .formatted(environment, trouble.task());
            case TASK -> "Ansible failed at '%s'.".formatted(trouble.task());
        };
    }

    private String hint(Site site) {
        var again = "torrust-tracker-deployer configure " + site.environment();
        return switch (this) {
            case WRONG_HOST_KEY ->
                "If the machine was replaced on purpose, pin its new key with: provision %s. If not, find out who answers there."
                        .formatted(site.environment());
            case LOGIN_REFUSED ->
                "See that the account %s is there and knows the key; provision %s makes both."
                        .formatted(site.configuration().ssh().user(), site.environment());
            case NO_SUCH_NAME -> "See that the name is right, and that this machine's name server answers.";
            case BROKEN_OFF, NO_ANSWER ->
                "See that it runs; 'provision %s' finds it again or makes it anew.".formatted(site.environment());
            case APT_BUSY -> "Wait until it is through, then try again: " + again;
            case NO_DISK -> "Make room there, then try again: " + again;
            case NO_PACKAGES ->
                "See the machine's network, then try again: %s. Another mirror or a proxy is named when an environment is created: --set apt.mirror=URL, --set apt.proxy=URL."
                        .formatted(again);
            case TASK -> "Try again, what is done stays: " + again;
        };
    }
}
