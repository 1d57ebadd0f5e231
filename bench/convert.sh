#!/bin/sh
# How many commands of scripts, and of tables of command lines (.jsonl), still need a shell after intent convert.
#   bench/convert.sh [--most PERCENT] FILE…    ends with 1 when more than that stay
set -eu
cd "$(dirname "$0")/.."
[ -d target/test-classes ] || mvn -q test-compile
./intent --version >/dev/null # makes the jar, if it is missing or old
exec java -cp target/test-classes:target/intent.jar io.jenkins.plugins.intent.convert.ConvertMeasure "$@"
