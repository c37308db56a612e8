#!/bin/sh
# Tells whether the audit is as it was sealed: ends with 0 where it is, with 1 where it is not, and names the first block
# that does not hold. The password of the auditor (or administrator) is taken from PEAKONJIT_ADMIN_PASSWORD, or asked for.
set -eu
[ $# -eq 2 ] || { echo "usage: $0 BASE_URL AUDITOR" >&2; exit 2; }
base=$1 auditor=$2
password=${PEAKONJIT_ADMIN_PASSWORD-}
if [ -z "$password" ]; then
  printf 'Password of %s: ' "$auditor" >&2
  stty -echo; read -r password; stty echo; echo >&2
fi
# on standard input, so that the password is in no process list
escaped=$(printf '%s' "$auditor:$password" | sed 's/[\\"]/\\&/g')
after=0
while :; do
  answer=$(printf 'user = "%s"\n' "$escaped" \
    | curl --silent --show-error --fail-with-body --config - "$base/api/v1/audit/verification?after=$after") || { echo "$answer" >&2; exit 2; }
  echo "$answer"
  case $answer in *'"holds":true'*) ;; *) exit 1 ;; esac
  after=$(printf '%s' "$answer" | sed -n 's/.*"next":\([0-9][0-9]*\).*/\1/p')
  [ -n "$after" ] || exit 0
done
