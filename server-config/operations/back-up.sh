#!/bin/sh
# One archive of all that a new machine needs: database, master key, settings and the files that they name. The server goes
# on meanwhile.
#   usage: back-up.sh DIRECTORY [peakonjit.properties]
# Prints the archive's name. Whoever reads the archive has every key and token: keep it as you keep those.
# The embedded database is copied by the server, which is asked as BASE_URL's administrator, PEAKONJIT_ADMIN_USER (admin)
# with PEAKONJIT_ADMIN_PASSWORD; without a password the copy is taken that the server made last (every six hours).
set -eu
[ $# -ge 1 ] || { sed -n '4p' "$0" >&2; exit 2; }
umask 077
config=${2:-/etc/peakon-jit-proxy/peakonjit.properties}
. "$(dirname "$0")/settings.sh"

mkdir -p "$1"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

find_database
if [ -n "$database" ]; then
  pg_dump --format=custom --no-owner --file="$work/database.dump" "$database"
else
  if [ -n "${PEAKONJIT_ADMIN_PASSWORD-}" ]; then
    base=${BASE_URL:-$(setting peakonjit.base-url)}
    escaped=$(printf '%s' "${PEAKONJIT_ADMIN_USER:-admin}:$PEAKONJIT_ADMIN_PASSWORD" | sed 's/[\\"]/\\&/g')
    printf 'user = "%s"\n' "$escaped" |
      curl --silent --show-error --fail-with-body --config - --request POST "$base/api/v1/back-ups" >&2
    echo >&2
  fi
  latest=$(find "$(data_directory)/back-ups" -name 'database-*.zip' | sort | tail -n 1)
  [ -n "$latest" ] || { echo "there is no copy of the embedded database yet" >&2; exit 1; }
  cp "$latest" "$work/database.zip"
fi

key=$(master_key_file)
if [ -n "$key" ]; then
  cp "$key" "$work/master.key"
fi
cp "$config" "$work/peakonjit.properties"
named_files | while read -r named; do
  place=$work/files$(realpath --no-symlinks "$named")
  mkdir -p "$(dirname "$place")"
  cp "$named" "$place"
done
environment=$(environment_file)
if [ -r "$environment" ]; then
  cp "$environment" "$work/environment"
elif [ -e "$environment" ]; then
  echo "$environment cannot be read, and is not in the archive" >&2
fi

archive=$1/peakon-jit-proxy-$(date -u +%Y%m%dT%H%M%SZ).tar.gz
tar -C "$work" -czf "$archive.part" .
mv "$archive.part" "$archive"
echo "$archive"
