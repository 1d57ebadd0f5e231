#!/usr/bin/env bash
# What supervised jobs cost: bench/supervisor.sh [STARTS] [IDLE_SECONDS]
set -euo pipefail
cd "$(dirname "$0")/.."
[ -f target/intent.jar ] || mvn --batch-mode -q package -DskipTests
exec java -cp target/intent.jar bench/SupervisorBench.java "${1:-20}" "${2:-60}"
