# shellcheck shell=sh
# Sourced, not run. Finds a JDK by the file "release" that each one carries, starting no process.

# The oldest JDK that builds and runs Dormouse.
wanted=25

# Succeeds if the folder $1 is a JDK of at least that version, and sets jdk to it.
is_jdk() {
  [ -n "$1" ] && [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
  while IFS= read -r line || [ -n "$line" ]; do
    case $line in
      JAVA_VERSION=*)
        version=${line#*=}
        version=${version#\"}
        version=${version%%[!0-9]*}
        [ "${version:-0}" -ge "$wanted" ] || return 1
        # shellcheck disable=SC2034 # for whoever sourced this
        jdk=$1
        return 0
        ;;
    esac
  done <"$1/release"
  return 1
}

# Sets jdk to the first JDK that fits: JAVA_HOME, the one on the PATH, the usual folders.
find_jdk() {
  is_jdk "${JAVA_HOME:-}" && return 0
  if on_path=$(command -v javac) && on_path=$(readlink -f "$on_path" 2>/dev/null); then
    is_jdk "${on_path%/bin/javac}" && return 0
  fi
  for candidate in \
    /usr/lib/jvm/* \
    /usr/java/* \
    /opt/jdk* /opt/java/* \
    "${HOME:-/}"/.sdkman/candidates/java/* \
    "${HOME:-/}"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "${HOME:-/}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    is_jdk "$candidate" && return 0
  done
  return 1
}

# Ends with exit code 6 and one line unless a JDK (and, with the argument "maven", Maven) is there.
require_tools() {
  if ! find_jdk; then
    echo "dormouse: no JDK $wanted or newer found; install one (for example Eclipse Temurin $wanted) and set JAVA_HOME to its folder" >&2
    exit 6
  fi
  if [ "${1:-}" = maven ] && ! command -v mvn >/dev/null; then
    echo "dormouse: Maven is needed to build Dormouse and is not on the PATH; install it (for example: apt-get install maven, brew install maven)" >&2
    exit 6
  fi
}
