#!/bin/sh
# How many commands of scripts, and of tables of command lines (.jsonl), still need a shell after intent convert.
set -eu
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mvn -o -q test-compile dependency:build-classpath -Dmdep.outputFile="$work/classpath"
java -cp "target/test-classes:target/classes:$(cat "$work/classpath")" \
  io.jenkins.plugins.intent.convert.ConvertMeasure "$@"
