#!/bin/bash
# Migrations and tests against a database that another service runs.
set -eo pipefail
: "${PGHOST:=localhost}"
export PGHOST PGUSER=app PGDATABASE=app_test
while ! pg_isready -q; do sleep 1; done
psql -v ON_ERROR_STOP=1 -f db/schema.sql
for step in 001 002 003; do
  echo "migrating $step"
  psql -v ON_ERROR_STOP=1 -f "db/migrations/$step.sql" >> migration.log 2>&1
done
psql -At < db/count.sql > before.txt
bundle exec rake test TESTOPTS="--verbose" | tee test.log
psql -At < db/count.sql > after.txt
diff before.txt after.txt
pg_dump --schema-only | grep -v '^--' | sort > structure.txt
cmp structure.txt db/structure.txt || echo "structure differs" >> notes.txt
