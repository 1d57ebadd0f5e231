#!/usr/bin/env bash
# Kills the command line, supervisors and commands at random moments and checks what is left:
# bench/crash.sh [ROUNDS] [SEED]
set -euo pipefail
cd "$(dirname "$0")/.."
exec mvn --batch-mode -q test -Dtest=CrashTest -Dsurefire.failIfNoSpecifiedTests=false \
    -Dintent.crash.rounds="${1:-300}" ${2:+-Dintent.crash.seed="$2"}
