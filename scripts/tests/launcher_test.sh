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
