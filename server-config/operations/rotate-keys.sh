#!/bin/sh
# One step of a key rollover; docs/api.md, "Key rollover, step by step", has the order and what to do in between.
# The administrator's password is taken from PEAKONJIT_ADMIN_PASSWORD, or asked for.
set -eu
usage="usage: $0 BASE_URL ADMINISTRATOR signing|encryption|request-signing publish-next|switch|retire|certificate|next-certificate|show"
[ $# -eq 4 ] || { echo "$usage" >&2; exit 2; }
base=$1 admin=$2 use=$3 step=$4
password=${PEAKONJIT_ADMIN_PASSWORD-}
if [ -z "$password" ]; then
  printf 'Password of %s: ' "$admin" >&2
  stty -echo; read -r password; stty echo; echo >&2
fi
call() {
  # on standard input, so that the password is in no process list
  escaped=$(printf '%s' "$admin:$password" | sed 's/[\\"]/\\&/g')
  printf 'user = "%s"\n' "$escaped" | curl --silent --show-error --fail-with-body --config - "$@"
}
case $step in
  publish-next | switch | retire) call --request POST "$base/api/v1/keys/$use/$step" ;;
  certificate) call "$base/api/v1/keys/$use/certificate" ;;
  next-certificate) call "$base/api/v1/keys/$use/certificate?state=next" ;;
  show) call "$base/api/v1/keys" ;;
  *) echo "$usage" >&2; exit 2 ;;
esac
