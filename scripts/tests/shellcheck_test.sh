#!/bin/sh
# Every shell script is free of shellcheck's remarks.
set -u
. scripts/tests/lib.sh
if ! command -v shellcheck >/dev/null; then
  echo "skipped every script passes shellcheck: shellcheck is not installed"
  exit 0
fi
for script in dormouse check .ci/run bench/run bench/run-serve scripts/*.sh scripts/tests/*.sh \
  docs/*.sh; do
  check "shellcheck has nothing to say about $script" shellcheck -x "$script"
done
