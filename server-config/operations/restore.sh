#!/bin/sh
# Puts an archive of back-up.sh in place, before the server starts: database, master key, settings, files that they name.
#   usage: restore.sh ARCHIVE [peakonjit.properties]
# Run it as root; docs/how-to/restore.md says how the files become the server's user's. The properties file says where
# things go; without one there, the archive's is put there.
# Nothing that is there is overwritten: an embedded database or a master key in the way ends it, a PostgreSQL database has to
# be empty, and any other file that is there stays. Each file is named as it is put in place.
set -eu
[ $# -ge 1 ] || { sed -n '3p' "$0" >&2; exit 2; }
umask 077
config=${2:-/etc/peakon-jit-proxy/peakonjit.properties}
. "$(dirname "$0")/settings.sh"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
tar -C "$work" -xzf "$1"

# put FILE PLACE
put() {
  if [ ! -e "$2" ]; then
    mkdir -p "$(dirname "$2")"
    cp "$1" "$2"
    echo "$2"
  elif ! cmp -s "$1" "$2"; then
    echo "$2 is there and stays; the archive has another one" >&2
  fi
}

put "$work/peakonjit.properties" "$config"
if [ -e "$work/environment" ]; then
  put "$work/environment" "$(environment_file)"
fi
if [ -d "$work/files" ]; then
  find "$work/files" -type f | while read -r saved; do
    put "$saved" "${saved#"$work/files"}"
  done
fi

key=$(master_key_file)
find_database
if [ -e "$work/database.zip" ]; then
  embedded=$(embedded_database)
  if [ -e "$embedded.mv.db" ]; then
    echo "$embedded.mv.db is in the way" >&2
    exit 1
  fi
fi
if [ -n "$key" ] && [ -e "$work/master.key" ]; then
  if [ -e "$key" ] && ! cmp -s "$key" "$work/master.key"; then
    echo "another master key is in the way: $key" >&2
    exit 1
  fi
  put "$work/master.key" "$key"
fi

if [ -e "$work/database.dump" ]; then
  [ -n "$database" ] || { echo "$config names no PostgreSQL database" >&2; exit 1; }
  pg_restore --no-owner --no-acl --exit-on-error --single-transaction --dbname="$database" "$work/database.dump"
else
  mkdir -p "$(dirname "$embedded")"
  unpacked=$(mktemp -d "$(dirname "$embedded")/restore.XXXXXX")
  trap 'rm -rf "$work" "$unpacked"' EXIT
  if command -v unzip >/dev/null; then
    unzip -q "$work/database.zip" -d "$unpacked"
  else
    (cd "$unpacked" && "${JAVA_HOME:-/usr}/bin/jar" -xf "$work/database.zip")
  fi
  chmod 600 "$unpacked"/*.mv.db
  mv "$unpacked"/*.mv.db "$embedded.mv.db" # of another name where it was saved under another URL
  echo "$embedded.mv.db"
fi
echo "restored; start the server, and look at its log"
