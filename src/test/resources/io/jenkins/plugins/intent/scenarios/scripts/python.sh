#!/bin/sh
# A library: style, types, tests on three interpreters, wheel and its check.
set -eu
python3 -m venv .venv
. .venv/bin/activate
pip install --quiet --upgrade pip
pip install --quiet -r requirements-dev.txt
ruff check src tests
mypy --strict src
for version in 3.10 3.11 3.12; do
  tox -e "py$version"
done
VERSION=$(sed -n 's/^version = "\(.*\)"$/\1/p' pyproject.toml)
python -m build --outdir dist 2>build-errors.log
twine check dist/*.whl
case "${TARGET:-test}" in
  test) twine upload --repository testpypi --skip-existing dist/*.whl ;;
  prod) twine upload dist/*.whl ;;
  *) echo "unknown target" >&2; exit 1 ;;
esac
cat > release.txt <<EOF
package: demo
version: $VERSION
EOF
rm -rf .tox build
