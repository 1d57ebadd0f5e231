#!/bin/bash -e
# A web application with two packages: install, lint, test, bundle, size report.
export CI=true NODE_ENV=test
cd web
npm ci --no-audit --fund=false
npm run lint -- --max-warnings 0
if [ -f codegen.yml ]; then
  npm run codegen
fi
for browser in chromium firefox; do
  npm run test:e2e -- --project="$browser"
done
NODE_ENV=production npm run build
du -k dist/app.js | cut -f1 > size.txt
SIZE=$(cat size.txt)
printf '{"size": "%s"}\n' "$SIZE" > size.json
npm audit --omit=dev || true
[[ "${PUBLISH:-no}" == yes ]] && npm publish --dry-run
cd ..
tar -czf web-dist.tgz -C web dist
