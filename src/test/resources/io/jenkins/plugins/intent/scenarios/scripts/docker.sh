#!/usr/bin/env bash
# An image: build, scan, smoke test of a container, push when told.
set -euo pipefail
REGISTRY="${REGISTRY:-registry.example.org}"
NAME=shop
TAG=$(git rev-parse --short HEAD)
IMAGE="$REGISTRY/$NAME:$TAG"
docker build --pull --build-arg "REVISION=$TAG" -t "$IMAGE" .
docker run --rm "$IMAGE" --version | tee version.txt
trivy image --exit-code 0 --format json --output scan.json "$IMAGE" 2>/dev/null
docker run -d --name "shop-$TAG" -p 8080:8080 "$IMAGE"
until curl -fsS http://localhost:8080/health >/dev/null; do
  echo waiting
  sleep 1
done
docker exec "shop-$TAG" cat /etc/os-release
docker logs "shop-$TAG" > container.log 2>&1
docker rm -f "shop-$TAG"
if [[ "${BRANCH:-}" == main || "${BRANCH:-}" == release/* ]]; then
  docker tag "$IMAGE" "$REGISTRY/$NAME:latest"
  docker push --all-tags "$REGISTRY/$NAME"
fi
