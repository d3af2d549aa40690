# Sourced by ./lineoff, ./dev and .ci/run: sets JAVA_HOME to a JDK of version 25 or later.
# Fails, with JAVA_HOME as it was, where there is none.

# A JDK says its version in its "release" file; reading that saves starting each one.
is_jdk_25() {
    [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
    major=$(sed -n 's/^JAVA_VERSION="\{0,1\}\([0-9]*\).*/\1/p' "$1/release")
    [ "${major:-0}" -ge 25 ]
}

# The folder of the java on the PATH, through any number of symbolic links.
home_of_java_on_path() {
    program=$(command -v java) || return 1
    while [ -L "$program" ]; do
        target=$(readlink "$program")
        case $target in
            /*) program=$target ;;
            *) program=$(dirname "$program")/$target ;;
        esac
    done
    (cd "$(dirname "$program")/.." 2>/dev/null && pwd -P)
}

find_java_25() {
    for candidate in "${JAVA_HOME:-}" "$(home_of_java_on_path)" \
        /usr/lib/jvm/* /opt/java/* \
        "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.jdks/*/Contents/Home \
        /Library/Java/JavaVirtualMachines/*/Contents/Home \
        "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
        /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
        if is_jdk_25 "$candidate"; then
            JAVA_HOME=$candidate
            export JAVA_HOME
            return 0
        fi
    done
    return 1
}
