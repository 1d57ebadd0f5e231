#!/usr/bin/env bash
# Cutting a release: version, notes, signed archives, a tag.
set -Eeuo pipefail
if [ -z "${VERSION:-}" ]; then
  echo "VERSION is not set" >&2
  exit 1
fi
NAME="tool-${VERSION#v}"
TMP=$(mktemp -d)
git log --format='* %s' > "$TMP/notes"
head -5 "$TMP/notes" > NOTES.md
printf '%s\n' "$VERSION" > VERSION.txt
mkdir -p "release/$NAME"
cp -r src README.md "release/$NAME"
pushd release >/dev/null
tar --sort=name --mtime='@0' --owner=0 --group=0 -cf "$NAME.tar" "$NAME"
sha256sum "$NAME.tar" | cut -d' ' -f1 > "$NAME.tar.sha256"
gpg --batch --yes --detach-sign --armor "$NAME.tar"
popd >/dev/null
sed -i "s/^version=.*/version=$VERSION/" gradle.properties
git add -A
git commit -m "Release $VERSION"
git tag -s "$VERSION" -m "Release $VERSION"
if [[ $VERSION =~ ^v[0-9]+\.[0-9]+\.[0-9]+$ ]]; then
  git push origin "$VERSION"
fi
rm -rf "$TMP"
