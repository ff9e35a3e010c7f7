#!/bin/sh
# What the documents say exists: the files they link to, the commands and options they show.
set -u
. scripts/tests/lib.sh
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT

git ls-files --cached --others --exclude-standard '*.md' >"$work/documents" 2>/dev/null ||
  find . -name '*.md' -not -path '*/target/*' >"$work/documents"

# Links to files, without those to the web, to places in the same page, and in code.
while IFS= read -r document; do
  awk '/^ *```/ { code = !code; next } !code { gsub(/`[^`]*`/, ""); print }' "$document" |
    grep -o '](\([^)]*\))' | sed -e 's/^](//' -e 's/)$//' -e 's/#.*//' -e 's/ ".*//' |
    grep -v -e '^$' -e '^[a-z]*:' | sort -u >"$work/links"
  while IFS= read -r link; do
    [ -e "$(dirname "$document")/$link" ] || echo "$link" >>"$work/broken"
  done <"$work/links"
  if [ -s "$work/broken" ]; then
    echo "not ok the links of $document lead to files: $(tr '\n' ' ' <"$work/broken")"
    rm "$work/broken"
  else
    echo "ok the links of $document lead to files"
  fi
done <"$work/documents"

# Command lines in code blocks that run Dormouse, up to a pipe, a redirection or a comment; lines
# that end with a backslash go on.
while IFS= read -r document; do
  awk '/^ *```/ { code = !code; next }
    code { line = line $0; if (sub(/\\$/, " ", line)) next; print line; line = "" }' "$document" |
    sed -n 's/^ *\$\{0,1\} *\(\.\/\)\{0,1\}dormouse \([a-z-].*\)/\2/p' | sed 's/ *[|>#;&].*//' \
    >>"$work/commands"
done <"$work/documents"
sort -u -o "$work/commands" "$work/commands"

# "catalog info …" asks for the help of "catalog info" where that is a command, else of "catalog".
help_of() {
  first=$1 second=${2:-}
  case $first in
    -*)
      ./dormouse --help
      return
      ;;
  esac
  case $second in
    [a-z]*)
      if ./dormouse "$first" --help | grep -q "^  $second "; then
        ./dormouse "$first" "$second" --help
        return
      fi
      ;;
  esac
  ./dormouse "$first" --help
}

while IFS= read -r command; do
  # shellcheck disable=SC2086 # words are what is wanted; none holds a wildcard to expand
  set -f && set -- $command && set +f
  if ! help_of "$@" >"$work/help" 2>&1 </dev/null; then
    echo "not ok the documents' command exists: dormouse $command"
    continue
  fi
  missing=
  for word in "$@"; do
    case $word in
      --*) grep -q -e "${word%%=*}\([^a-z-]\|\$\)" "$work/help" || missing="$missing $word" ;;
    esac
  done
  if [ -n "$missing" ]; then
    echo "not ok the documents' options exist: dormouse $command:$missing"
  else
    echo "ok the documents' command exists: dormouse $command"
  fi
done <"$work/commands"

# The reference pages name all there is: each option of a command, reason, setting and exit code.
all_stand_in() {
  name=$1 document=$2 missing=' nothing found to look for'
  while IFS= read -r word; do
    [ "$missing" = ' nothing found to look for' ] && missing=
    grep -q -F -e "$word" "$document" || missing="$missing $word"
  done
  if [ -n "$missing" ]; then
    echo "not ok $document names $name:$missing"
  else
    echo "ok $document names $name"
  fi
}

subcommands() {
  ./dormouse "$@" --help </dev/null 2>/dev/null |
    sed -n '/^Commands:/,/^$/s/^  \([a-z][a-z-]*\) .*/\1/p'
}

options() {
  ./dormouse "$@" --help </dev/null 2>/dev/null | grep -o -e '^ *\(-[a-z], *\)\{0,1\}--[a-z-]*' |
    grep -o -e '--[a-z-]*' | grep -v -x -e --help -e --version
}

subcommands >"$work/names"
while IFS= read -r command; do
  echo "## $command" | all_stand_in "the command $command" docs/cli.md
  subcommands "$command" >"$work/inner"
  if [ -s "$work/inner" ]; then
    while IFS= read -r inner; do
      echo "dormouse $command $inner" | all_stand_in "the command $command $inner" docs/cli.md
      options "$command" "$inner" | all_stand_in "the options of $command $inner" docs/cli.md
    done <"$work/inner"
  else
    options "$command" | all_stand_in "the options of $command" docs/cli.md
  fi
done <"$work/names"
# shellcheck disable=SC2016 # back quotes of the documents
sed -n 's/^  \([A-Z_]*\)($/\1/p; s/^  \([A-Z_]*\)(".*/\1/p' \
  evidence/src/main/java/dev/dormouse/evidence/UnknownReason.java | sed 's/.*/| `&` |/' |
  all_stand_in "every reason for not knowing" docs/how-it-decides.md
# shellcheck disable=SC2016
sed -n '/NAMES =/,/;/s/^ *"\([A-Za-z]*\)".*/| `\1` |/p' \
  findings/src/main/java/dev/dormouse/findings/Settings.java |
  all_stand_in "every setting" docs/settings.md
sed -n 's/^  [A-Z_]*(\([0-9]*\)).*/| \1 |/p' app/src/main/java/dev/dormouse/app/Exit.java |
  all_stand_in "every exit code" docs/cli.md
