#!/bin/sh
# Commands judged in a second on one core, measured with JMH, which Maven fetches from Central once.
# Needs target/intent.jar (mvn package). Arguments go to JMH, such as -wi 1 -i 2 for a quick look.
set -eu
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mvn -q -f bench/pom.xml dependency:build-classpath -Dmdep.outputFile="$work/classpath"
classpath=target/intent.jar:$(cat "$work/classpath")
javac -cp "$classpath" -d "$work/classes" bench/PolicyBench.java
java -cp "$work/classes:$classpath" org.openjdk.jmh.Main PolicyBench "$@"
