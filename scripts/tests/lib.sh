# shellcheck shell=sh
# Sourced by the tests. check NAME COMMAND… reports whether the command succeeds.
check() {
  name=$1
  shift
  if "$@"; then
    echo "ok $name"
  else
    echo "not ok $name: failed: $*"
  fi
}
