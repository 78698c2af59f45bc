# Finds a JDK 25 or newer and Maven 3.8 or newer, for ./afterglow and ./dev. Sets JAVA_HOME and MAVEN.

JAVA_FLOOR=25

java_major() { # the major version of the JDK in folder $1; 0 when there is none
    [ -x "$1/bin/javac" ] || { echo 0; return; }
    sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null | grep . || echo 0
}

find_java() {
    local folder on_path
    on_path=$(command -v javac 2>/dev/null || true)
    [ -n "$on_path" ] && on_path=$(dirname "$(dirname "$(readlink -f "$on_path")")")
    for folder in "${JAVA_HOME:-}" "$on_path" /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* \
        "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk*; do
        [ -n "$folder" ] || continue
        if [ "$(java_major "$folder")" -ge "$JAVA_FLOOR" ]; then
            export JAVA_HOME="$folder"
            return
        fi
    done
    cat >&2 <<MESSAGE
afterglow: no JDK $JAVA_FLOOR or newer was found in JAVA_HOME, on PATH, or in /usr/lib/jvm and the like.
Install one (Temurin $JAVA_FLOOR is tested), or set JAVA_HOME to its folder, and call this again.
MESSAGE
    exit 2
}

find_maven() {
    MAVEN=$(command -v mvn || true)
    if [ -z "$MAVEN" ]; then
        echo "afterglow: Maven 3.8 or newer is needed to build. On Debian: apt-get install maven" >&2
        exit 2
    fi
    local version
    version=$("$MAVEN" --version 2>/dev/null | sed -n 's/.*Apache Maven \([0-9]*\)\.\([0-9]*\).*/\1 \2/p')
    if [ -z "$version" ] || [ "$((${version% *} * 100 + ${version#* }))" -lt 308 ]; then
        echo "afterglow: Maven 3.8 or newer is needed to build; $MAVEN is ${version/ /.}." >&2
        exit 2
    fi
    export MAVEN
}
