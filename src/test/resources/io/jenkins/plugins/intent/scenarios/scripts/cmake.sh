#!/bin/sh
# A C++ library: configure with two compilers, build, test, install into a directory, package.
set -e
GENERATOR=${GENERATOR:-Ninja}
for compiler in gcc clang; do
  build="build-$compiler"
  rm -rf "$build"
  CC=$compiler cmake -S . -B "$build" -G "$GENERATOR" -DCMAKE_BUILD_TYPE=RelWithDebInfo -DBUILD_TESTING=ON
  cmake --build "$build" -j "$(nproc)"
  ctest --test-dir "$build" --output-on-failure --output-junit "junit-$compiler.xml"
  DESTDIR="$PWD/stage-$compiler" cmake --install "$build" >"install-$compiler.log" 2>&1
done
clang-format --dry-run --Werror include/*.hpp src/*.cpp
cp -R docs/pages site
sed 's/@VERSION@/1.2/' docs/index.in > site/index.html
tar cf - site | gzip -9 > site.tar.gz
gzip -t site.tar.gz
rm -f site.tar.gz
