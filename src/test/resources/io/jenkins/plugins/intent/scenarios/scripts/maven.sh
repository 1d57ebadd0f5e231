#!/usr/bin/env bash
# A Java service with several modules: build, integration tests, a bill of materials.
set -euo pipefail
export MAVEN_OPTS="-Xmx1g"
REVISION=$(git describe --tags --always)
MODULES="core web"
mvn -B -ntp -Drevision="$REVISION" install -DskipTests
for module in $MODULES; do
  (cd "$module" && mvn -B -ntp verify 2>&1 | tee verify.log)
done
mkdir -p out/reports
cp core/target/*.jar web/target/*.jar out/
find . -name 'TEST-*.xml' -exec cp {} out/reports/ \;
mvn -B -ntp cyclonedx:makeAggregateBom > out/bom.log
(cd out && sha256sum *.jar > SHA256SUMS)
grep -h tests= out/reports/*.xml | sort | uniq > out/summary.txt || true
echo "built $REVISION"
