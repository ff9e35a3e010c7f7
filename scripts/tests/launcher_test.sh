#!/bin/sh
# How ./dormouse behaves: from anywhere, through links, and where something is missing.
set -u
. scripts/tests/lib.sh
root=$(pwd -P)
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT

# A folder of links to the few tools that the launcher uses: no java, no mvn.
mkdir "$work/bin"
for tool in sh cat cksum find grep head id kill ls mkdir mv readlink rm sleep; do
  ln -s "$(command -v $tool)" "$work/bin/$tool" 2>/dev/null
done

# A copy of the launcher in a tree that is not built.
mkdir -p "$work/tree/scripts" "$work/tree/app"
cp dormouse "$work/tree/dormouse"
cp scripts/jdk.sh "$work/tree/scripts/jdk.sh"
printf '<project/>\n' >"$work/tree/pom.xml"
cp "$work/tree/pom.xml" "$work/tree/app/pom.xml"

prints_version() { (cd "$work" && "$@" --version 2>"$work/err") | grep -q '^dormouse [0-9]'; }
is_quiet() { [ ! -s "$work/err" ]; }
ln -s "$root/dormouse" "$work/linked"
ln -s linked "$work/linked-again"

check "it runs from another folder" prints_version "$root/dormouse"
check "it starts without a word on stderr" is_quiet
check "it runs through a link" prints_version "$work/linked"
check "it runs through a relative link to a link" prints_version ./linked-again

fails_with_one_line() {
  # $1: what the line must hold; the rest: the command, run without JDK or Maven on the PATH.
  words=$1
  shift
  "$@" >"$work/out" 2>"$work/err" </dev/null
  code=$?
  [ "$code" = 6 ] && [ ! -s "$work/out" ] && [ "$(grep -c '' "$work/err")" = 1 ] &&
    grep -q "$words" "$work/err"
}

# Stands in for every folder that is searched, by asking for a JDK that nobody has.
sed 's/^wanted=.*/wanted=999/' scripts/jdk.sh >"$work/tree/scripts/jdk.sh"
check "a missing JDK is one line and exit code 6" \
  fails_with_one_line "no JDK 999" env PATH="$work/bin" "$work/tree/dormouse"
cp scripts/jdk.sh "$work/tree/scripts/jdk.sh"
check "a missing Maven is one line and exit code 6" \
  fails_with_one_line "Maven is needed" env PATH="$work/bin" "$work/tree/dormouse"

mkdir "$work/failing"
printf '#!/bin/sh\necho "[ERROR] it does not compile"\nexit 1\n' >"$work/failing/mvn"
chmod +x "$work/failing/mvn"
fails_to_build() {
  PATH="$work/failing:$PATH" "$work/tree/dormouse" >"$work/out" 2>"$work/err" </dev/null
  [ $? = 6 ] && [ ! -s "$work/out" ] && [ "$(grep -c '' "$work/err")" = 2 ] &&
    grep -q 'the build failed.*it does not compile' "$work/err" &&
    [ ! -e "$work/tree/target/launcher.lock" ]
}
check "a build that fails is named with its first error" fails_to_build

# A tree that counts as built, with a JDK whose java tells how it was called. What it does in a
# training stands in $work/training.
mkdir -p "$work/served/scripts" "$work/served/app/target/lib" "$work/jdk/bin"
cp dormouse "$work/served/dormouse"
cp scripts/jdk.sh "$work/served/scripts/jdk.sh"
printf '<project/>\n' >"$work/served/pom.xml"
cp "$work/served/pom.xml" "$work/served/app/pom.xml"
printf 'JAVA_VERSION="25"\n' >"$work/jdk/release"
printf '#!/bin/sh\n' >"$work/jdk/bin/javac"
cat >"$work/jdk/bin/java" <<EOF
#!/bin/sh
for option; do
  case \$option in
    -XX:AOTCacheOutput=*)
      cache=\${option#*=}
      echo "training with \${DORMOUSE_DATABASE_URL:-no database}: \$*" >>"$work/calls"
      . "$work/training"
      exit 0
      ;;
  esac
done
echo "serving: \$*"
EOF
chmod +x "$work/jdk/bin/java" "$work/jdk/bin/javac"
target=$work/served/app/target
: >"$target/dormouse-app.jar"
: >"$target/built"

serve() {
  rm -f "$target"/*.aot* "$work/calls"
  printf '%s\n' "$1" >"$work/training"
  JAVA_HOME=$work/jdk DORMOUSE_DATABASE_URL=jdbc:postgresql://production TMPDIR=$work/tmp \
    "$work/served/dormouse" serve --port 1 >"$work/out" 2>"$work/err" </dev/null
  code=$?
}
mkdir "$work/tmp"
one_line_said() {
  [ "$(grep -c '' "$work/err")" = 1 ] && grep -q '^Preparing faster starts' "$work/err"
}
serves() { [ "$code" = 0 ] && grep -q "^serving: .*$1.* serve --port 1" "$work/out"; }
nothing_is_left() { [ -z "$(ls -A "$work/tmp")" ] && ! ls "$target"/*.aot.[0-9]* >/dev/null 2>&1; }
trains() {
  # shellcheck disable=SC2016 # the launcher that is made here expands it
  serve 'echo "Ask it:"; echo cached >"$cache"; sleep 1'
  serves "-XX:AOTCache=$target/dormouse-serve.aot" && one_line_said && nothing_is_left &&
    grep -q 'training with no database: .* serve --sample --port 0' "$work/calls"
}
trains_once() {
  : >"$work/calls"
  JAVA_HOME=$work/jdk "$work/served/dormouse" serve --port 1 >"$work/out" 2>"$work/err" </dev/null
  serves "dormouse-serve.aot" && [ ! -s "$work/err" ] && [ ! -s "$work/calls" ]
}
starts_untrained() {
  serve 'echo "no such option" >&2; exit 1'
  serves "" && one_line_said && nothing_is_left && ! grep -q AOTCache= "$work/out"
}
check "the first server trains a cache in an environment of its own, with one line on stderr" trains
check "the second server starts with the cache and without a word" trains_once
check "a training that fails keeps no server from starting" starts_untrained

stops_in_training() {
  rm -f "$target"/dormouse-serve.aot*
  printf 'sleep 20 >/dev/null 2>&1\n' >"$work/training"
  JAVA_HOME=$work/jdk TMPDIR=$work/tmp \
    "$work/served/dormouse" serve --port 1 >"$work/out" 2>"$work/err" </dev/null &
  launcher=$!
  tries=0
  until grep -q Preparing "$work/err" || [ "$tries" -ge 10 ]; do
    sleep 1
    tries=$((tries + 1))
  done
  kill -TERM "$launcher"
  wait "$launcher"
  [ $? = 143 ] && [ ! -s "$work/out" ] && nothing_is_left
}
check "a launcher that is stopped in its training leaves nothing behind" stops_in_training
