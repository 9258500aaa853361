#!/usr/bin/env bash
# Fetches what the moving map needs from npm into a folder: fetch-map.sh FOLDER. MapLibre GL (BSD-3) and Natural Earth outlines (public domain,
# packed by world-atlas, ISC). Without a network it fails, and pages draw their own map.
set -euo pipefail
folder=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
npm pack --silent --pack-destination "$work" maplibre-gl@6.17.0 world-atlas@2.0.2 > /dev/null
mkdir -p "$work/maplibre" "$work/atlas" "$folder"
tar xzf "$work/maplibre-gl-6.17.0.tgz" -C "$work/maplibre"
tar xzf "$work/world-atlas-2.0.2.tgz" -C "$work/atlas"
for file in maplibre-gl.mjs maplibre-gl-shared.mjs maplibre-gl-worker.mjs maplibre-gl.css; do cp "$work/maplibre/package/dist/$file" "$folder/"; done
cp "$work/maplibre/package/LICENSE.txt" "$folder/maplibre-LICENSE.txt"
cp "$work/atlas/package/countries-110m.json" "$folder/"
