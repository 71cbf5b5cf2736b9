# Sourced by mvnw and by the launcher: finds a JDK and says plainly what to install where there is none.
# Sets JAVA_HOME and java_major. The newest of the usual places wins, so that 25 is used where it is there;
# a JAVA_HOME that is new enough is the user's word and wins over all.

readonly least_jdk=21

jdk_major() {
    sed -n 's/^JAVA_VERSION="\{0,1\}\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null
}

usable_jdk() {
    [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && [ "$(jdk_major "$1")" -ge "$least_jdk" ] 2>/dev/null
}

jdk_on_path() {
    found=$(command -v javac) || return 0
    dirname "$(dirname "$(readlink -f "$found")")"
}

jdk_places() {
    jdk_on_path
    ls -d /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* "${HOME:-}"/.sdkman/candidates/java/* "${HOME:-}"/.jdks/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home 2>/dev/null
}

newest_jdk() {
    jdk_places | while IFS= read -r place; do
        if usable_jdk "$place"; then printf '%s %s\n' "$(jdk_major "$place")" "$place"; fi
    done | sort -rn -s -k1,1 | head -n 1 | cut -d' ' -f2-
}

find_jdk() {
    if [ -z "${JAVA_HOME:-}" ] || ! usable_jdk "$JAVA_HOME"; then JAVA_HOME=$(newest_jdk); fi
    if [ -z "$JAVA_HOME" ]; then
        echo "No JDK $least_jdk or newer was found in JAVA_HOME, on PATH or in the usual folders." >&2
        echo "Install one (25 starts fastest): 'apt-get install openjdk-25-jdk-headless', 'brew install openjdk', or from adoptium.net; then set JAVA_HOME." >&2
        return 1
    fi
    java_major=$(jdk_major "$JAVA_HOME")
    export JAVA_HOME
}
