#!/usr/bin/env bash
# Ours beside Mozilla Readability + linkedom, wink-nlp and compromise on one machine, in turn, pair by pair; prints the ratios.
#   bench/peers/compare.sh PAGES TEXTS [PAIRS]
# PAGES: a folder of .html or .html.gz; TEXTS: a folder of .txt. The npm packages go into a temporary folder. Only ratios of one pair
# mean anything: machines drift. See docs/explanation/performance.md.
set -euo pipefail
pages=$(realpath "$1") texts=$(realpath "$2") pairs=${3:-5}
here=$(dirname "$(realpath "$0")")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$here/package.json" "$here/peer.mjs" "$work"
(cd "$work" && npm install --silent --no-audit --no-fund)
dotnet build "$here/../Truce.Benchmarks" -c Release -v quiet -nologo
ours() { dotnet "$here/../Truce.Benchmarks/bin/Release/net10.0/Truce.Benchmarks.dll" stage "$1" "$2" 8; }
peer() { node "$work/peer.mjs" "$1" "$2" 8; }
for ((pair = 1; pair <= pairs; pair++)); do
  ours read "$pages"; peer readability-linkedom "$pages"
  ours tag "$texts"; peer wink-nlp "$texts"
  ours parse "$texts"; peer compromise "$texts"
done > "$work/rows.jsonl"
node --input-type=module - "$work/rows.jsonl" <<'JS'
import { readFileSync } from 'node:fs';
const rows = readFileSync(process.argv[2], 'utf8').trim().split('\n').map(JSON.parse);
const median = a => [...a].sort((x, y) => x - y)[Math.floor((a.length - 1) / 2)];
console.log('| ours | peer | pairs | settled: peer / ours | cold: peer / ours |\n|---|---|---|---|---|');
for (const start of [0, 2, 4]) {
  const both = rows.map((row, i) => [row, rows[i + 1]]).filter((_, i) => i % 6 === start);
  const ratio = of => both.map(([a, b]) => b[of] / a[of]);
  const show = r => `${median(r).toFixed(2)} (${Math.min(...r).toFixed(2)}–${Math.max(...r).toFixed(2)})`;
  console.log(`| ${both[0][0].tool} | ${both[0][1].tool} | ${both.length} | ${show(ratio('settled'))} | ${show(ratio('cold'))} |`);
}
JS
