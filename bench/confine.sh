#!/usr/bin/env bash
# What holding a command by the kernel costs: COUNT (400) x `true` in one block, without and with `confine`, in turns
# for ROUNDS (5) rounds. Wall time from the start of the block's second quarter to its end, for a command; processor
# time of the whole run, with the start of Java. Linux with bubblewrap; needs python3 to read manifests.
set -euo pipefail
cd "$(dirname "$0")/.."
count=${1:-400}
rounds=${2:-5}
./intent --version > /dev/null
intent=$PWD/intent
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
{
    echo '{"schema_version": 1, "goal": "bench", "workflow": {"name": "bench", "stages": [{"id": "b", "exec": {"commands": ['
    for ((i = 1; i < count; i++)); do echo '{"program": "true"},'; done
    echo '{"program": "true"}]}}]}}'
} > intent.json
for mode in off required; do
    echo "{\"schema_version\": 1, \"confine\": {\"mode\": \"$mode\"}}" > "$mode.json"
done
TIMEFORMAT='%U %S'
for ((round = 1; round <= rounds; round++)); do
    for mode in off required; do
        rm -rf .intent
        { time "$intent" run --json --policy "$mode.json" intent.json > run.json; } 2> processor
        echo "$mode $(tail -n 1 processor)" "$(python3 - <<'PYTHON'
import json, os
run = json.load(open("run.json"))
attempt = run["stages"][0]["jobs"][0]
commands = json.load(open(os.path.join(run["bundle"], "stages/b/attempt-1/manifest.json")))["commands"]
later = commands[len(commands) // 4:]
print((later[-1]["ended_ms"] - later[0]["started_ms"]) / len(later))
PYTHON
)"
    done
done > figures
python3 - "$count" <<'PYTHON'
import statistics, sys
count = int(sys.argv[1])
rows = [line.split() for line in open("figures")]
wall = {m: [float(r[3]) for r in rows if r[0] == m] for m in ("off", "required")}
processor = {m: [(float(r[1]) + float(r[2])) * 1000 / count for r in rows if r[0] == m] for m in wall}
for name, figures in (("wall", wall), ("processor", processor)):
    more = [on - off for off, on in zip(figures["off"], figures["required"])]
    print("%-9s ms a command: %.2f without, %.2f confined, %.2f more (median of %d rounds; %.2f to %.2f)" % (
        name, statistics.median(figures["off"]), statistics.median(figures["required"]),
        statistics.median(more), len(more), min(more), max(more)))
PYTHON
