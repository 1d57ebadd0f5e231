#!/bin/sh
# What running commands costs, against a bare loop of Java's ProcessBuilder, make and ninja; what
# graphs cost, against ninja; starting, against a Java program that prints a word; planning; growth; a
# gigabyte of output. Needs make, ninja and a JDK; with gcc also what the machine can do at most, with perf what
# processors did for a graph: their time, and where they count them the instructions, which differ less than times.
# Arguments: commands or stages (2000), rounds (5). Take a machine that does nothing else.
set -eu
cd "$(dirname "$0")/.."
count=${1:-2000}
rounds=${2:-5}
./intent --version > /dev/null
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
javac -cp target/intent.jar -d "$work/classes" bench/BlockBench.java bench/GraphBench.java
spawn=
if command -v gcc > /dev/null; then
    gcc -O2 -o "$work/spawn" bench/spawn.c
    spawn=$work/spawn
else
    echo "there is no gcc, so the limit of the machine is not measured"
fi
for launch in POSIX_SPAWN VFORK; do
    echo "every Java process started by $launch:"
    java -XX:+UseSerialGC -Djdk.lang.Process.launchMechanism=$launch -cp "target/intent.jar:$work/classes" \
        BlockBench "$work/block" "$count" "$rounds" $spawn
done
java -cp "$work/classes" GraphBench ./intent "$work/graph" "$count" "$rounds" $spawn
