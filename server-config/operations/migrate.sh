#!/bin/sh
# Brings the database's schema up to what a version wants, as the schema's owner, while nodes of the version before serve.
# Where peakonjit.database.migrate=false, run it before the first node of that version starts.
#   usage: migrate.sh WAR owner.properties
# The properties file has peakonjit.database.url, .user and .password of the owner.
set -eu
[ $# -eq 2 ] || { sed -n '4p' "$0" >&2; exit 2; }
umask 077
war=$(realpath "$1") config=$2
. "$(dirname "$0")/settings.sh"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if command -v unzip >/dev/null; then
  unzip -q "$war" 'WEB-INF/classes/*' 'WEB-INF/lib/*' -d "$work"
else
  (cd "$work" && "${JAVA_HOME:-/usr}/bin/jar" -xf "$war" WEB-INF/classes WEB-INF/lib)
fi

PEAKONJIT_DATABASE_URL=$(setting peakonjit.database.url)
PEAKONJIT_DATABASE_USER=$(setting peakonjit.database.user)
PEAKONJIT_DATABASE_PASSWORD=$(secret peakonjit.database.password)
export PEAKONJIT_DATABASE_URL PEAKONJIT_DATABASE_USER PEAKONJIT_DATABASE_PASSWORD
"${JAVA_HOME:-/usr}/bin/java" -cp "$work/WEB-INF/classes:$work/WEB-INF/lib/*" org.peakonjit.database.schema.MigrateCommand
