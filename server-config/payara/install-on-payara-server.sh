#!/bin/sh
# Installs or updates the WAR at the root of a Payara Server domain, 6 or 7.
#   usage: install-on-payara-server.sh peakon-jit-proxy.war /etc/peakon-jit-proxy/peakonjit.properties
# ASADMIN names asadmin if it is not on the PATH; DOMAIN defaults to domain1.
set -eu

war=$1
config=$2
asadmin=${ASADMIN:-asadmin}
domain=${DOMAIN:-domain1}

# With the name only, so that an option of an earlier installation with another file is replaced.
old=$("$asadmin" list-jvm-options | grep '^-Dpeakonjit.config=' || true)
new="-Dpeakonjit.config=$config"
if [ "$old" != "$new" ]; then
  # A colon separates options for asadmin, hence the backslash before one.
  [ -z "$old" ] || "$asadmin" delete-jvm-options "$(printf %s "$old" | sed 's/:/\\:/g')"
  "$asadmin" create-jvm-options "$(printf %s "$new" | sed 's/:/\\:/g')"
  "$asadmin" restart-domain "$domain"
fi

"$asadmin" deploy --force=true --name peakon-jit-proxy --contextroot / "$war"
"$asadmin" list-applications
