# Sourced by mvnw and by the launcher: finds a Java and says plainly what to install where there is none.
# Sets JAVA_HOME and java_major. The newest of the usual places wins, so that 25 is used where it is there;
# a JAVA_HOME that is new enough is the user's word and wins over all.

readonly least_jdk=21

java_major_of() {
    sed -n 's/^JAVA_VERSION="\{0,1\}\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null
}

# $needed is javac for building, java for running.
usable_java() {
    [ -x "$1/bin/java" ] && [ -x "$1/bin/$needed" ] && [ "$(java_major_of "$1")" -ge "$least_jdk" ] 2>/dev/null
}

java_on_path() {
    found=$(command -v "$needed") || return 0
    dirname "$(dirname "$(readlink -f "$found")")"
}

java_places() {
    java_on_path
    ls -d /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* "${HOME:-}"/.sdkman/candidates/java/* "${HOME:-}"/.jdks/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home 2>/dev/null
}

newest_java() {
    java_places | while IFS= read -r place; do
        if usable_java "$place"; then printf '%s %s\n' "$(java_major_of "$place")" "$place"; fi
    done | sort -rn -s -k1,1 | head -n 1 | cut -d' ' -f2-
}

# find_with WHAT TOOL PACKAGE
find_with() {
    needed=$2
    if [ -z "${JAVA_HOME:-}" ] || ! usable_java "$JAVA_HOME"; then JAVA_HOME=$(newest_java); fi
    if [ -z "$JAVA_HOME" ]; then
        echo "No $1 $least_jdk or newer was found in JAVA_HOME, on PATH or in the usual folders." >&2
        echo "Install one (25 starts fastest): 'apt-get install $3', 'brew install openjdk', or from adoptium.net; then set JAVA_HOME." >&2
        return 1
    fi
    java_major=$(java_major_of "$JAVA_HOME")
    export JAVA_HOME
}

# To build with.
find_jdk() { find_with JDK javac openjdk-25-jdk-headless; }

# To run on; a JDK is one too.
find_java() { find_with Java java openjdk-25-jre-headless; }
