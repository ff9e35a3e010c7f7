#!/bin/sh
# Runs every other script of this folder; each one prints "ok NAME", "not ok NAME: WHY" or
# "skipped NAME: WHY" lines. Ends with the sums, and with 1 if anything failed.
set -u
cd "$(dirname -- "$0")/../.." || exit 6

results=$(mktemp) || exit 6
trap 'rm -f "$results"' EXIT
for script in scripts/tests/*_test.sh; do
  echo "== $script"
  if ! sh "$script" >"$results.one" 2>&1; then
    echo "not ok $script: it ended with an error" >>"$results.one"
  fi
  cat "$results.one"
  cat "$results.one" >>"$results"
  rm -f "$results.one"
done
passed=$(grep -c '^ok ' "$results")
failed=$(grep -c '^not ok ' "$results")
skipped=$(grep -c '^skipped ' "$results")
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" = 0 ] && [ "$passed" -gt 0 ]
