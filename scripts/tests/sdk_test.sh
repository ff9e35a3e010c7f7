#!/bin/sh
# An unmodified AWS SDK for JavaScript drives `./dormouse serve --sample` through the story of
# scripts/sdk/story.mjs.
set -u
. scripts/tests/lib.sh
what="the JavaScript SDK drives the server"
for tool in node npm; do
  if ! command -v "$tool" >/dev/null; then
    echo "skipped $what: $tool is not installed"
    exit 0
  fi
done
major=$(node -p 'process.versions.node.split(".")[0]')
if [ "$major" -lt 20 ]; then
  echo "skipped $what: the SDK needs node 20, this is $major"
  exit 0
fi

root=$(pwd -P)
work=$(mktemp -d) || exit 1
server=
stop() {
  [ -n "$server" ] && kill -KILL "$server" 2>/dev/null
  rm -rf "$work"
}
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# Beside the story's own files, so that an installed SDK serves the next run too.
sdk=$root/target/sdk
mkdir -p "$sdk"
if ! cmp -s scripts/sdk/package-lock.json "$sdk/installed.json"; then
  rm -f "$sdk/installed.json"
  cp scripts/sdk/package.json scripts/sdk/package-lock.json "$sdk"
  if ! (cd "$sdk" && npm ci --ignore-scripts --no-audit --no-fund >npm.log 2>&1 </dev/null); then
    echo "skipped $what: npm cannot install the SDK: $(grep -m 1 'npm ERR!\|npm error' "$sdk/npm.log")"
    exit 0
  fi
  cp scripts/sdk/package-lock.json "$sdk/installed.json"
fi
cp scripts/sdk/story.mjs "$sdk/story.mjs"

data=$work/data
./dormouse serve --sample --data "$data" --port 0 --watch 1s >"$work/out" 2>"$work/log" </dev/null &
server=$!

says_ready() {
  endpoint=$(sed -n 's/^Dormouse answers at \([^,]*\),.*/\1/p' "$work/out")
  [ -n "$endpoint" ] && node -e 'fetch(process.argv[1]).then(
    (answer) => process.exit(answer.status === 200 ? 0 : 1), () => process.exit(1))' \
    "$endpoint/health/ready"
}

becomes_ready() {
  seconds=0
  until says_ready; do
    kill -0 "$server" 2>/dev/null && [ "$seconds" -lt 300 ] || return 1
    sleep 1
    seconds=$((seconds + 1))
  done
}

ends_when_told() {
  kill -TERM "$server"
  wait "$server"
  code=$?
  server=
  [ "$code" = 143 ]
}

if ! becomes_ready; then
  echo "not ok $what: it does not become ready: $(tail -n 3 "$work/out" "$work/log" | tr '\n' ' ')"
  exit 0
fi
if ! AWS_SHARED_CREDENTIALS_FILE=$data/credentials AWS_CONFIG_FILE=$data/config AWS_PROFILE=default \
  AWS_ACCESS_KEY_ID='' AWS_SECRET_ACCESS_KEY='' AWS_SESSION_TOKEN='' AWS_REGION=us-east-1 \
  NODE_NO_WARNINGS=1 \
  node "$sdk/story.mjs" "$endpoint" "$data/sample" >"$work/story" 2>"$work/story.err"; then
  head -n 20 "$work/story.err" | sed 's/^/  /'
  tail -n 5 "$work/log" | sed 's/^/  /'
fi
cat "$work/story"
check "the story of the JavaScript SDK is told to its end" \
  grep -q 'deletes the rule and the analyzer' "$work/story"
check "the server that the SDK drove logged no fault" [ -z "$(grep -i '"level":"\(error\|severe\)"' "$work/log")" ]
check "the server that the SDK drove ends when it is told to" ends_when_told
