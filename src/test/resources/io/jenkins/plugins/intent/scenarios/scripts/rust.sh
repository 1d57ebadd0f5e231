#!/bin/bash
# A crate: format, lints, tests with and without features, the oldest compiler, documentation.
set -ex
export CARGO_TERM_COLOR=always RUSTFLAGS="-D warnings"
cargo fmt --all -- --check
cargo clippy --all-targets --all-features
for features in "" "--no-default-features" "--features full"; do
  cargo test $features
done
MSRV=$(grep '^rust-version' Cargo.toml | cut -d'"' -f2)
cargo "+$MSRV" check
RUSTDOCFLAGS="--cfg docsrs" cargo doc --no-deps --all-features
if command -v cargo-audit >/dev/null 2>&1; then
  cargo audit
fi
cp -r target/doc public
echo '<meta http-equiv="refresh" content="0; url=demo">' > public/index.html
ls public | wc -l
