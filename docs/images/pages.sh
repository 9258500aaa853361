#!/usr/bin/env bash
# Makes docs/images/pages.png, the page of an agreement in the demo: docs/images/pages.sh out/truce. Needs chromium.
set -euo pipefail
truce=$1
work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server"; rm -rf "$work"' EXIT
"$truce" demo --serve --ledger "$work/demo.db" --urls http://127.0.0.1:8399 > "$work/log" &
server=$!
for _ in $(seq 60); do curl -sf http://127.0.0.1:8399/readyz > /dev/null && break || curl -sf http://127.0.0.1:8399/ > /dev/null || sleep 0.5; done
page=$(curl -s 'http://127.0.0.1:8399/agreements?theatre=Syria' | grep -oE 'href="/agreements/[^"]*">Ceasefire in Syria' | grep -oE '/agreements/agreement-[0-9a-f]+' | head -1)
chromium --headless --no-sandbox --disable-gpu --no-first-run --hide-scrollbars --user-data-dir="$work/browser" \
  --window-size=1180,1250 --screenshot=docs/images/pages.png "http://127.0.0.1:8399$page?as-of=2016-09-25"
