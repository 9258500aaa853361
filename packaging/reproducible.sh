#!/usr/bin/env bash
# Builds two clones of the committed tree in two places and compares every file of the published program: packaging/reproducible.sh
set -euo pipefail
cd "$(dirname "$0")/.."
export CI=true
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for place in one/here another/place/far/away; do
  git clone --quiet --no-hardlinks . "$work/$place"
  (cd "$work/$place" && dotnet publish src/Truce -c Release -o "$work/out/${place%%/*}" -nologo -v quiet)
done
diff -rq "$work/out/one" "$work/out/another" && echo "the same $(find "$work/out/one" -type f | wc -l) files, byte for byte"
