#!/bin/sh
# Lets the JVM keep the classes of a first start, ready to be mapped by later ones (class-data sharing): starts the server
# once, as run-payara-micro.sh does, waits until it lives, ends it, and leaves classes.jsa beside payara-micro.jar.
# To be run once per version of server, WAR and JVM; an archive that does not fit any more is passed over.
#   usage: install-cds.sh        (as the server's user, who has to be able to write PEAKON_JIT_CLASSES)
# Copy it beside run-payara-micro.sh.
set -eu
home=${PEAKON_JIT_HOME:-/opt/peakon-jit-proxy}
config=${PEAKON_JIT_CONFIG-/etc/peakon-jit-proxy/peakonjit.properties}
port=${PEAKON_JIT_PORT:-8080}
classes=${PEAKON_JIT_CLASSES:-$home/classes.jsa}
libraries=${PEAKON_JIT_LIBRARIES:-}

umask 077 # it may be the first start, which makes keys and the embedded database
"${JAVA_HOME:-/usr}/bin/java" ${PEAKON_JIT_JAVA_OPTS:--Xmx512m -XX:+UseSerialGC} -XX:ArchiveClassesAtExit="$classes.new" -Xlog:cds=off -Xlog:cds+dynamic=off \
  ${config:+"-Dpeakonjit.config=$config"} \
  -jar "$home/payara-micro.jar" --nohazelcast --disablephonehome --port "$port" \
  --deploy "$home/peakon-jit-proxy.war" --contextroot / ${libraries:+--addlibs "$libraries"} \
  --prebootcommandfile /dev/fd/3 3<<COMMANDS &
set configs.config.server-config.network-config.network-listeners.network-listener.http-listener.address=127.0.0.1
COMMANDS
server=$!
trap 'kill $server 2>/dev/null || true' EXIT

seconds=0
until curl --silent --fail --output /dev/null "http://localhost:$port/ops/health/live"; do
  kill -0 $server 2>/dev/null || { echo "the server ended by itself" >&2; exit 1; }
  [ $seconds -lt 180 ] || { echo "the server does not answer" >&2; exit 1; }
  seconds=$((seconds + 1))
  sleep 1
done
sleep 10 # for the sign-ons that are rehearsed once it is up
kill $server
wait $server || true
mv "$classes.new" "$classes"
chmod 644 "$classes"
ls -l "$classes"
