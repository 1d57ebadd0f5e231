#!/usr/bin/env bash
# Kills the command line, supervisors and commands at random moments and checks what is left:
# bench/crash.sh [ROUNDS] [SEED]
set -euo pipefail
cd "$(dirname "$0")/.."
mvn --batch-mode -q package -DskipTests
exec mvn --batch-mode -q surefire:test -Dtest=CrashTest -Dintent.crash.classpath="$PWD/target/intent.jar" \
    -Dintent.crash.rounds="${1:-300}" ${2:+-Dintent.crash.seed="$2"}
