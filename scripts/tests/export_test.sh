#!/bin/sh
# The export script of the documents, against a made-up AWS CLI.
set -u
. scripts/tests/lib.sh
if ! command -v jq >/dev/null; then
  echo "skipped the export script makes a snapshot: jq is not installed"
  exit 0
fi
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
mkdir "$work/bin"
cat >"$work/bin/aws" <<'AWS'
#!/bin/sh
# Account 111122223333, or that of the role in whose name it is asked.
account=111122223333
case ${AWS_ACCESS_KEY_ID:-} in ROLE*) account=${AWS_ACCESS_KEY_ID#ROLE} ;; esac
refuse() {
  echo "An error occurred ($1) when calling the operation: $2" >&2
  exit 254
}
case "$1 $2" in
  "sts get-caller-identity")
    echo '{"Account":"111122223333","Arn":"arn:aws:iam::111122223333:user/me"}' ;;
  "sts assume-role")
    id=$(printf '%s' "$4" | cut -d : -f 5)
    [ "$id" = 222233334444 ] || refuse AccessDenied "no such role"
    echo "{\"Credentials\":{\"AccessKeyId\":\"ROLE$id\",\"SecretAccessKey\":\"s\",\"SessionToken\":\"t\"}}" ;;
  "organizations list-accounts")
    echo '{"Accounts":[{"Id":"111122223333","Name":"Top","Status":"ACTIVE"},
      {"Id":"222233334444","Name":"One","Status":"ACTIVE"},
      {"Id":"333344445555","Name":"Two","Status":"ACTIVE"},
      {"Id":"444455556666","Name":"Gone","Status":"SUSPENDED"}]}' ;;
  "organizations describe-organization")
    echo '{"Organization":{"Id":"o-1","MasterAccountId":"111122223333"}}' ;;
  "organizations list-roots") echo '{"Roots":[{"Id":"r-1"}]}' ;;
  "organizations list-organizational-units-for-parent")
    [ "$4" = r-1 ] && echo '{"OrganizationalUnits":[{"Id":"ou-1","Name":"Prod"}]}' ||
      echo '{"OrganizationalUnits":[]}' ;;
  "organizations list-parents") echo '{"Parents":[{"Id":"ou-1","Type":"ORGANIZATIONAL_UNIT"}]}' ;;
  "organizations list-policies") refuse PolicyTypeNotEnabled "not here" ;;
  "iam get-account-authorization-details")
    echo "{\"UserDetailList\":[
      {\"UserName\":\"ann\",\"UserId\":\"AIDAANN\",\"Path\":\"/\",\"Arn\":\"arn:aws:iam::$account:user/ann\",
       \"CreateDate\":\"2020-01-01T00:00:00Z\",\"AttachedManagedPolicies\":[]},
      {\"UserName\":\"bob\",\"UserId\":\"AIDABOB\",\"Path\":\"/\",\"Arn\":\"arn:aws:iam::$account:user/bob\",
       \"CreateDate\":\"2020-01-01T00:00:00Z\",\"AttachedManagedPolicies\":[]}],
     \"GroupDetailList\":[],\"RoleDetailList\":[
      {\"RoleName\":\"Busy\",\"RoleId\":\"AROABUSY\",\"Path\":\"/\",\"Arn\":\"arn:aws:iam::$account:role/Busy\",
       \"CreateDate\":\"2020-01-01T00:00:00Z\",\"RoleLastUsed\":{},\"AttachedManagedPolicies\":[]},
      {\"RoleName\":\"Own\",\"RoleId\":\"AROAOWN\",\"Path\":\"/aws-service-role/x/\",
       \"Arn\":\"arn:aws:iam::$account:role/aws-service-role/x/Own\",
       \"CreateDate\":\"2020-01-01T00:00:00Z\",\"AttachedManagedPolicies\":[]}],
     \"Policies\":[]}" ;;
  "iam generate-credential-report") echo '{"State":"COMPLETE"}' ;;
  "iam get-credential-report")
    echo "{\"Content\":\"$(printf 'user,arn\nann,x\n' | base64)\"}" ;;
  "iam list-users") echo '{"Users":[{"UserName":"ann"},{"UserName":"bob"}]}' ;;
  "iam list-access-keys")
    [ "$4" = ann ] || { echo '{"AccessKeyMetadata":[]}' && exit; }
    echo '{"AccessKeyMetadata":[{"UserName":"ann","AccessKeyId":"AKIA1","Status":"Active",
      "CreateDate":"2020-01-01T00:00:00Z"}]}' ;;
  "iam get-access-key-last-used")
    echo '{"UserName":"ann","AccessKeyLastUsed":{"ServiceName":"N/A","Region":"N/A"}}' ;;
  "iam get-login-profile")
    [ "$4" = ann ] && refuse NoSuchEntity "no login profile"
    refuse AccessDenied "not allowed" ;;
  "iam generate-service-last-accessed-details")
    case $4 in */bob) refuse AccessDenied "not allowed" ;; esac
    echo "{\"JobId\":\"${4##*/}\"}" ;;
  "iam get-service-last-accessed-details")
    asked=$STATE/$account-$4
    if [ ! -e "$asked" ]; then
      : >"$asked"
      echo '{"JobStatus":"IN_PROGRESS"}'
    elif [ "$4" = ann ]; then
      echo '{"JobStatus":"FAILED","Error":{"Message":"broken"}}'
    elif [ "${5:-}" = --marker ]; then
      echo '{"JobStatus":"COMPLETED","IsTruncated":false,"ServicesLastAccessed":[2]}'
    else
      echo '{"JobStatus":"COMPLETED","IsTruncated":true,"Marker":"m","ServicesLastAccessed":[1]}'
    fi ;;
  *) refuse Unexpected "$*" ;;
esac
AWS
chmod +x "$work/bin/aws"

run() {
  mkdir -p "$work/state"
  PATH=$work/bin:$PATH STATE=$work/state PAUSE=0 WAIT=0 sh docs/export-snapshot.sh "$@" \
    >"$work/said" 2>&1
}
holds() { jq -e "$2" "$work/$1" >/dev/null; }

run "$work/one"
check "the export script ends with 1 where something failed" [ $? = 1 ]
one=one/111122223333
check "an export has all pages of a report" \
  [ "$(jq -c .ServicesLastAccessed "$work/$one/service-last-accessed/AROABUSY.json" | tr -d '\n')" = "[1][2]" ]
check "an export asks nothing of service-linked roles" \
  [ ! -e "$work/$one/service-last-accessed/AROAOWN.json" ]
check "an export keeps no report of a failed job" \
  [ ! -e "$work/$one/service-last-accessed/AIDAANN.json" ]
check "an export decodes the credential report" \
  [ "$(cat "$work/$one/credential-report.csv")" = "$(printf 'user,arn\nann,x')" ]
check "an export has keys with their last use" \
  holds "$one/access-keys.json" '.AccessKeyMetadata[0] | .AccessKeyId == "AKIA1" and has("AccessKeyLastUsed")'
check "an export records what failed, and that it came to its end" \
  holds "$one/collection.json" '.CompletedAt and ([.Failures[] | [.Part, .Subject]] ==
    [["login-profiles","bob"],["service-last-accessed","AIDABOB"],["service-last-accessed","AIDAANN"]])'

rm -rf "$work/state"
run "$work/all" Reader
check "an organization's export has a folder for each active account" \
  [ "$(cd "$work/all" && echo [0-9]*)" = "111122223333 222233334444 333344445555" ]
check "an organization's export assumes the role" \
  holds all/222233334444/collection.json '.CollectedBy == "arn:aws:iam::222233334444:role/Reader"'
check "an account whose role cannot be assumed is recorded as failed" \
  holds all/333344445555/collection.json '[.Failures[].Part] == ["account-authorization-details"]'
check "an organization's export has the way up from each account" \
  holds all/parents.json '.Parents["222233334444"] == "ou-1" and .Parents["ou-1"] == "r-1"'
check "an organization without control policies has no file of them" \
  [ ! -e "$work/all/service-control-policies.json" ]
