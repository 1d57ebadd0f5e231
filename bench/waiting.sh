#!/usr/bin/env bash
# What jobs that wait cost: memory and processor time of the command line while JOBS (1000) of them wait
# for the only agent, which runs a command of SECONDS (20). Linux.
set -euo pipefail
cd "$(dirname "$0")/.."
jobs=${1:-1000}
seconds=${2:-20}
./intent --version > /dev/null
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
{
    echo '{"schema_version": 1, "goal": "wait", "workflow": {"name": "wait", "stages": ['
    echo "{\"id\": \"first\", \"exec\": {\"commands\": [{\"program\": \"sleep\", \"args\": [\"$seconds\"]}]}}"
    for ((i = 1; i <= jobs; i++)); do
        echo ", {\"id\": \"s$i\", \"exec\": {\"commands\": [{\"program\": \"true\"}]}}"
    done
    echo ']}}'
} > "$work/intent.json"
intent=$PWD/intent
cd "$work"
start=$(date +%s%N)
"$intent" run --json --agents 1 intent.json > run.json &
pid=$!
ticks() { awk '{ print $14 + $15 }' "/proc/$pid/stat"; }
sleep $((seconds / 4))
before=$(ticks)
sleep $((seconds / 2))
after=$(ticks)
memory=$(awk '/^VmRSS/ { print int($2 / 1024) }' "/proc/$pid/status")
wait "$pid"
end=$(date +%s%N)
echo "$jobs jobs waiting: $memory MB resident, $(((after - before) * 1000 / $(getconf CLK_TCK))) ms of processor in $((seconds / 2)) s"
echo "the whole run, with the $seconds s of the first job: $(((end - start) / 1000000)) ms"
