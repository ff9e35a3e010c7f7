#!/bin/sh
# The templates of deploy say what the rest of the project says.
set -u
. scripts/tests/lib.sh
variables=$(mktemp)
trap 'rm -f "$variables"' EXIT

# The launcher's options of a server, one a line.
options=$(awk -v quote="'" '
  /^(java|serve)_options=/ { inside = 1; sub(/^[a-z]*_options=/, ""); sub(quote, "") }
  inside { end = index($0, quote); print end ? substr($0, 1, end - 1) : $0; if (end) inside = 0 }
  ' dormouse | tr -s ' ' '\n' | grep -e '^-X' -e '^--enable')
has_options() {
  [ -n "$options" ] || return 1
  for option in $options; do
    grep -q -F -e "$option" "$1" || return 1
  done
}
check "the image starts the JVM as the launcher does" has_options deploy/Dockerfile
check "the unit starts the JVM as the launcher does" has_options deploy/dormouse.service

names_settings() {
  grep -o 'DORMOUSE_[A-Z_]*' deploy/Dockerfile deploy/compose.yaml | sed 's/.*://' | sort -u |
    grep -v -x -e DORMOUSE_HOME -e DORMOUSE_IMAGE >"$variables" && [ -s "$variables" ] || return 1
  while read -r variable; do
    grep -q "| \`$variable\` |" docs/operations.md || return 1
  done <"$variables"
}
check "the variables of the templates are settings" names_settings

names_no_registry() { ! grep -q -E '^ *(FROM|image:) +[a-z0-9-]+[./:]' deploy/Dockerfile deploy/compose.yaml; }
check "the templates name no image of anybody else" names_no_registry

if command -v systemd-analyze >/dev/null && [ -x /usr/bin/java ]; then
  check "systemd takes the unit" systemd-analyze verify deploy/dormouse.service
else
  echo "skipped systemd takes the unit: systemd-analyze or /usr/bin/java is not installed"
fi
