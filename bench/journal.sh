#!/bin/sh
# Journals of a million events: how long writing and opening takes, and what the open books keep.
# Needs target/intent.jar (mvn package). Arguments: events (1000000), heap for opening (1g).
set -eu
cd "$(dirname "$0")/.."
events=${1:-1000000}
heap=${2:-1g}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
javac -cp target/intent.jar -d "$work/classes" bench/JournalBench.java
for shape in wide chain; do
    java -cp "target/intent.jar:$work/classes" JournalBench write "$work/$shape" "$events" "$shape"
    java "-Xmx$heap" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp "target/intent.jar:$work/classes" JournalBench open "$work/$shape"
done
