#!/bin/sh
# Writes a snapshot for Dormouse with nothing but the AWS CLI and jq; it only reads from AWS.
#   export-snapshot.sh DIR                 the account of the present credentials
#   export-snapshot.sh DIR ROLE            every active account of the organization, in each of
#                                          which the role of that name is assumed
#   export-snapshot.sh DIR ROLE ID…        only these accounts of it
# What fails is recorded in the account's collection.json, and the rest goes on. Ends with 0 if
# everything was collected, 1 if not, 2 if it could not begin.
# PAUSE: seconds between calls that AWS throttles (0.2). WAIT: seconds between two looks at a
# report's job (5); after TRIES looks (120) the report is given up.
set -u
umask 077

say() { echo "export: $*" >&2; }

if [ $# -lt 1 ]; then
  say "usage: export-snapshot.sh DIR [ROLE [ACCOUNT_ID…]]"
  exit 2
fi
snapshot=$1
role=${2:-}
[ $# -gt 1 ] && shift
shift
only=$*
for tool in aws jq; do
  command -v "$tool" >/dev/null || {
    say "$tool is not installed"
    exit 2
  }
done
export AWS_PAGER='' AWS_RETRY_MODE=standard AWS_MAX_ATTEMPTS=8
pause=${PAUSE:-0.2} wait=${WAIT:-5} tries=${TRIES:-120}
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
mkdir -p "$snapshot" || exit 2
incomplete=

now() { date -u +%Y-%m-%dT%H:%M:%SZ; }

# The credentials of the role assumed last; without one, those the script was started with.
role_arn=
assume() {
  aws sts assume-role --role-arn "$role_arn" --role-session-name DormouseExport --output json \
    >"$work/role" 2>"$work/err" </dev/null || return 1
  key_id=$(jq -r .Credentials.AccessKeyId "$work/role")
  secret=$(jq -r .Credentials.SecretAccessKey "$work/role")
  token=$(jq -r .Credentials.SessionToken "$work/role")
  rm "$work/role"
}

once() (
  if [ -n "$role_arn" ]; then
    unset AWS_PROFILE AWS_DEFAULT_PROFILE
    export AWS_ACCESS_KEY_ID="$key_id" AWS_SECRET_ACCESS_KEY="$secret" AWS_SESSION_TOKEN="$token"
  fi
  exec aws "$@" --output json >"$work/out" 2>"$work/err" </dev/null
)

# call ARGUMENT…: one call of the AWS CLI. Its answer is then in $work/out, or its error in
# $work/err. Waits and repeats when throttled; renews a role's credentials that have run out.
call() {
  left=6
  until once "$@"; do
    left=$((left - 1))
    [ "$left" -gt 0 ] || return 1
    if grep -q -e Throttling -e 'Rate exceeded' -e TooManyRequests "$work/err"; then
      sleep 20
    elif [ -n "$role_arn" ] && grep -q ExpiredToken "$work/err"; then
      assume || return 1
    else
      return 1
    fi
  done
}

reason() { tr -s '\n\t ' '   ' <"$work/err" | cut -c 1-300; }

# keep FILE: what the last call answered becomes the file, whole or not at all.
keep() { mv "$work/out" "$work/kept" && mv "$work/kept" "$1"; }

# failed PART SUBJECT: records that the last call failed.
failed() {
  incomplete=yes
  say "$account: $1 ${2:+of $2 }failed: $(reason)"
  jq -cn --arg part "$1" --arg subject "$2" --arg reason "$(reason)" \
    '{Part: $part, Reason: $reason} + if $subject == "" then {} else {Subject: $subject} end' \
    >>"$work/failures"
}

# record [TIME]: writes collection.json. Without a time the collection is unfinished, and what is
# missing from it unknown.
record() {
  jq -n --arg account "$account" --arg by "$by" --arg started "$started" --arg completed "${1:-}" \
    --slurpfile failures "$work/failures" \
    '{AccountId: $account, CollectedBy: $by, StartedAt: $started, Failures: $failures}
      + if $completed == "" then {} else {CompletedAt: $completed} end' \
    >"$work/collection" && mv "$work/collection" "$folder/collection.json"
}

# ---- one account -----------------------------------------------------------------------------

credential_report() {
  look=0
  while :; do
    call iam generate-credential-report || return 1
    [ "$(jq -r .State "$work/out")" = COMPLETE ] && break
    look=$((look + 1))
    if [ "$look" -ge "$tries" ]; then
      echo "not generated in time" >"$work/err"
      return 1
    fi
    sleep "$wait"
  done
  call iam get-credential-report || return 1
  jq -j '.Content | @base64d' "$work/out" >"$work/report" &&
    mv "$work/report" "$folder/credential-report.csv"
}

# Keys with their last use, and console passwords, user by user.
credentials() {
  : >"$work/keys"
  : >"$work/profiles"
  jq -r '.UserDetailList[].UserName' "$folder/account-authorization-details.json" >"$work/users"
  while IFS= read -r user; do
    sleep "$pause"
    if call iam list-access-keys --user-name "$user"; then
      jq -c '.AccessKeyMetadata[]' "$work/out" >"$work/mine"
      while IFS= read -r key; do
        id=$(printf '%s' "$key" | jq -r .AccessKeyId)
        if call iam get-access-key-last-used --access-key-id "$id"; then
          printf '%s' "$key" | jq -c --slurpfile use "$work/out" \
            '. + {AccessKeyLastUsed: $use[0].AccessKeyLastUsed}' >>"$work/keys"
        else
          failed access-keys "$user"
          printf '%s\n' "$key" >>"$work/keys"
        fi
      done <"$work/mine"
    else
      failed access-keys "$user"
    fi
    if call iam get-login-profile --user-name "$user"; then
      jq -c .LoginProfile "$work/out" >>"$work/profiles"
    elif ! grep -q NoSuchEntity "$work/err"; then
      failed login-profiles "$user"
    fi
  done <"$work/users"
  jq -s '{AccessKeyMetadata: .}' "$work/keys" >"$work/out" && keep "$folder/access-keys.json"
  jq -s '{LoginProfiles: .}' "$work/profiles" >"$work/out" && keep "$folder/login-profiles.json"
}

# report ID JOB: waits for a report's job, and fetches all its pages one after another.
report() {
  look=0
  while :; do
    call iam get-service-last-accessed-details --job-id "$2" || return 1
    status=$(jq -r .JobStatus "$work/out")
    [ "$status" = IN_PROGRESS ] || break
    look=$((look + 1))
    if [ "$look" -ge "$tries" ]; then
      echo "the report's job was not done in time" >"$work/err"
      return 1
    fi
    sleep "$wait"
  done
  if [ "$status" != COMPLETED ]; then
    jq -c '{JobStatus, Error}' "$work/out" >"$work/err"
    return 1
  fi
  cp "$work/out" "$work/pages" || return 1
  while [ "$(jq -r '.IsTruncated // false' "$work/out")" = true ]; do
    marker=$(jq -r .Marker "$work/out")
    sleep "$pause"
    call iam get-service-last-accessed-details --job-id "$2" --marker "$marker" || return 1
    cat "$work/out" >>"$work/pages" || return 1
  done
  mv "$work/pages" "$folder/service-last-accessed/$1.json"
}

# Starts all jobs, then fetches their reports: AWS works on them in the meantime.
reports() {
  mkdir -p "$folder/service-last-accessed"
  jq -r '(.RoleDetailList[] | select(.Path | startswith("/aws-service-role/") | not)
      | [.RoleId, .Arn]), (.UserDetailList[] | [.UserId, .Arn]) | @tsv' \
    "$folder/account-authorization-details.json" >"$work/principals"
  : >"$work/jobs"
  tab=$(printf '\t')
  while IFS="$tab" read -r id arn; do
    sleep "$pause"
    if call iam generate-service-last-accessed-details --arn "$arn" --granularity ACTION_LEVEL; then
      printf '%s %s\n' "$id" "$(jq -r .JobId "$work/out")" >>"$work/jobs"
    else
      failed service-last-accessed "$id"
    fi
  done <"$work/principals"
  say "$account: fetching $(wc -l <"$work/jobs" | tr -d ' ') last-accessed reports"
  while read -r id job; do
    sleep "$pause"
    report "$id" "$job" || failed service-last-accessed "$id"
  done <"$work/jobs"
}

export_account() {
  account=$1
  folder=$snapshot/$account
  say "$account: collecting"
  rm -rf "$folder" && mkdir -p "$folder" || exit 2
  : >"$work/failures"
  started=$(now) by=$caller
  # The role is often missing from the account that the script is started in.
  [ -z "$role_arn" ] || [ "$account" != "$own" ] || assume || role_arn=
  [ -z "$role_arn" ] || by=$role_arn
  record
  if [ -n "$role_arn" ] && ! assume; then
    failed account-authorization-details ""
  elif ! call iam get-account-authorization-details; then
    failed account-authorization-details ""
  else
    keep "$folder/account-authorization-details.json"
    credential_report || failed credential-report ""
    if call iam list-users; then keep "$folder/users.json"; else failed users ""; fi
    credentials
    reports
  fi
  record "$(now)"
}

# ---- the organization ------------------------------------------------------------------------

# Adds the units below a root or unit, and the parent of each, to $work/units and $work/parents.
units_below() {
  printf '%s\n' "$1" >"$work/todo"
  while [ -s "$work/todo" ]; do
    parent=$(head -n 1 "$work/todo")
    sed 1d "$work/todo" >"$work/rest" && mv "$work/rest" "$work/todo"
    call organizations list-organizational-units-for-parent --parent-id "$parent" || return 1
    jq -c '.OrganizationalUnits[]' "$work/out" >>"$work/units"
    jq -c --arg parent "$parent" '.OrganizationalUnits[] | {(.Id): $parent}' "$work/out" \
      >>"$work/parents"
    jq -r '.OrganizationalUnits[].Id' "$work/out" >>"$work/todo"
  done
}

tree() {
  : >"$work/units"
  : >"$work/parents"
  call organizations list-roots || return 1
  for root in $(jq -r '.Roots[].Id' "$work/out"); do
    units_below "$root" || return 1
  done
  for child in $(jq -r '.Accounts[].Id' "$snapshot/accounts.json"); do
    sleep "$pause"
    call organizations list-parents --child-id "$child" || return 1
    jq -c --arg child "$child" '.Parents[] | {($child): .Id}' "$work/out" >>"$work/parents"
  done
  jq -s '{OrganizationalUnits: .}' "$work/units" >"$work/out" &&
    keep "$snapshot/organizational-units.json"
  jq -s '{Parents: (add // {})}' "$work/parents" >"$work/out" && keep "$snapshot/parents.json"
}

control_policies() {
  : >"$work/policies"
  call organizations list-policies --filter SERVICE_CONTROL_POLICY || return 1
  for policy in $(jq -r '.Policies[].Id' "$work/out"); do
    sleep "$pause"
    call organizations describe-policy --policy-id "$policy" || return 1
    jq -c .Policy "$work/out" >"$work/policy"
    call organizations list-targets-for-policy --policy-id "$policy" || return 1
    jq -c --slurpfile targets "$work/out" '. + {Targets: [$targets[0].Targets[].TargetId]}' \
      "$work/policy" >>"$work/policies"
  done
  jq -s '{Policies: .}' "$work/policies" >"$work/out" &&
    keep "$snapshot/service-control-policies.json"
}

export_organization() {
  if ! call organizations list-accounts; then
    say "the organization's accounts cannot be listed: $(reason)"
    exit 2
  fi
  keep "$snapshot/accounts.json"
  rm -f "$snapshot/organization.json" "$snapshot/parents.json" \
    "$snapshot/organizational-units.json" "$snapshot/service-control-policies.json"
  if call organizations describe-organization; then
    keep "$snapshot/organization.json"
  else
    say "the organization is not described: $(reason)"
    incomplete=yes
  fi
  tree || {
    say "the organizational units are not collected: $(reason)"
    incomplete=yes
  }
  control_policies || {
    say "the service control policies are not collected: $(reason)"
    incomplete=yes
  }
}

call sts get-caller-identity || {
  say "no valid credentials: $(reason)"
  exit 2
}
caller=$(jq -r .Arn "$work/out")
own=$(jq -r .Account "$work/out")
partition=$(printf '%s' "$caller" | cut -d : -f 2)

if [ -z "$role" ]; then
  export_account "$own"
else
  export_organization
  [ -n "$only" ] ||
    only=$(jq -r '.Accounts[] | select(.Status == "ACTIVE") | .Id' "$snapshot/accounts.json")
  for id in $only; do
    role_arn=arn:$partition:iam::$id:role/$role
    export_account "$id"
    role_arn=
  done
fi
if [ -n "$incomplete" ]; then
  say "done, not everything could be collected; Dormouse will call that unknown"
  exit 1
fi
say "done: dormouse scan $snapshot"
