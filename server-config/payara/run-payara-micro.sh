#!/bin/sh
# Runs the WAR at the root of port 8080 on Payara Micro, for this machine alone. Every variable has a default and may be set
# from outside; PEAKON_JIT_CONFIG= (nothing) where the settings are environment variables alone.
set -eu

home=${PEAKON_JIT_HOME:-/opt/peakon-jit-proxy}
config=${PEAKON_JIT_CONFIG-/etc/peakon-jit-proxy/peakonjit.properties}
port=${PEAKON_JIT_PORT:-8080}
# Who comes here is not asked for TLS, nor kept from the console: on another machine only the reverse proxy may, at the
# address that it comes to. 0.0.0.0 is every address.
address=${PEAKON_JIT_ADDRESS:-127.0.0.1}
# How the log is written: text for people and the journal, json for what collects logs.
log=logging.properties
[ "${PEAKON_JIT_LOG:-text}" != json ] || log=json-logging.properties
# Where install-cds.sh left the classes of an earlier start, ready to be mapped; none is no mistake.
classes=${PEAKON_JIT_CLASSES:-$home/classes.jsa}

# JARs beside the server's own, colon between them: MariaDB's driver.
libraries=${PEAKON_JIT_LIBRARIES:-}

# The serial collector takes least processor time and memory at such a heap; beyond 2 GB rather -XX:+UseParallelGC.
options=${PEAKON_JIT_JAVA_OPTS:--Xmx512m -XX:+UseSerialGC}

umask 077 # keys and the embedded database are nobody else's

# Methods that are compiled to more than a kilobyte are called, not copied to where they are called: the JVM's compiler has
# less to do by far, and logins cost less (docs/performance.md).
exec "${JAVA_HOME:-/usr}/bin/java" \
  -XX:InlineSmallCode=1000 \
  $options \
  -XX:+ExitOnOutOfMemoryError \
  -XX:SharedArchiveFile="$classes" -Xshare:auto -Xlog:cds=off -Xlog:cds+dynamic=off \
  ${config:+"-Dpeakonjit.config=$config"} \
  -jar "$home/payara-micro.jar" \
  --nohazelcast \
  --disablephonehome \
  --logproperties "$home/$log" \
  --port "$port" \
  --deploy "$home/peakon-jit-proxy.war" \
  --contextroot / \
  ${libraries:+--addlibs "$libraries"} \
  --prebootcommandfile /dev/fd/3 \
  "$@" 3<<COMMANDS
set configs.config.server-config.network-config.network-listeners.network-listener.http-listener.address=$address
COMMANDS
