#!/bin/sh
# Runs the WAR at the root of port 8080 on Payara Micro. Every variable has a default and may be set from outside.
set -eu

home=${PEAKON_JIT_HOME:-/opt/peakon-jit-proxy}
config=${PEAKON_JIT_CONFIG:-/etc/peakon-jit-proxy/peakonjit.properties}
port=${PEAKON_JIT_PORT:-8080}

exec "${JAVA_HOME:-/usr}/bin/java" \
  ${PEAKON_JIT_JAVA_OPTS:--Xmx512m} \
  -Dpeakonjit.config="$config" \
  -jar "$home/payara-micro.jar" \
  --nocluster \
  --disablephonehome \
  --port "$port" \
  --deploy "$home/peakon-jit-proxy.war" \
  --contextroot /
