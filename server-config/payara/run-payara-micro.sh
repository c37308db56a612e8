#!/bin/sh
# Runs the WAR at the root of port 8080 on Payara Micro. Every variable has a default and may be set from outside;
# PEAKON_JIT_CONFIG= (nothing) where the settings are environment variables alone.
set -eu

home=${PEAKON_JIT_HOME:-/opt/peakon-jit-proxy}
config=${PEAKON_JIT_CONFIG-/etc/peakon-jit-proxy/peakonjit.properties}
port=${PEAKON_JIT_PORT:-8080}
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

exec "${JAVA_HOME:-/usr}/bin/java" \
  $options \
  -XX:+ExitOnOutOfMemoryError \
  -XX:SharedArchiveFile="$classes" -Xshare:auto -Xlog:cds=off -Xlog:cds+dynamic=off \
  -Dpeakonjit.config="$config" \
  -jar "$home/payara-micro.jar" \
  --nohazelcast \
  --disablephonehome \
  --logproperties "$home/$log" \
  --port "$port" \
  --deploy "$home/peakon-jit-proxy.war" \
  --contextroot / \
  ${libraries:+--addlibs "$libraries"} \
  "$@"
