#!/bin/sh
# A documentation site: several tools, generated pages, links checked, a preview archive.
set -eu
OUT=_site
mkdir -p "$OUT/api" "$OUT/img"
cp -r assets/. "$OUT/img"
doxygen Doxyfile > doxygen.log 2>&1
for page in index guide faq; do
  pandoc --standalone --toc "pages/$page.md" -o "$OUT/$page.html"
done
{ echo "User-agent: *"; echo "Disallow: /api"; } > "$OUT/robots.txt"
date -u -d @0 +%F > "$OUT/built"
find "$OUT" -type f | sort > manifest.txt
wc -l < manifest.txt > count.txt
lychee --no-progress "$OUT" || { echo "broken links"; exit 1; }
if [ -n "${PREVIEW:-}" ]; then
  zip -qr preview.zip "$OUT"
fi
chmod -R a+rX "$OUT"
