#!/usr/bin/env bash
# Makes docs/images/report.png from the samples: docs/images/make.sh out/truce. Needs chromium.
set -euo pipefail
truce=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$truce" read samples --ledger "$work/t.db"
"$truce" report --ledger "$work/t.db" --format html -o "$work/report.html"
chromium --headless --no-sandbox --disable-gpu --no-first-run --hide-scrollbars --user-data-dir="$work/browser" \
  --window-size=980,1250 --screenshot=docs/images/report.png "file://$work/report.html"
