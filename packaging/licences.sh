#!/usr/bin/env bash
# Fails when a package that we ship, or one that it needs, is not under a permissive licence by its own manifest. The packages must have been
# restored. A registry may serve a release of a known library under another licence than one remembers, so this asks and does not remember.
set -euo pipefail
cd "$(dirname "$0")/.."
allowed='^(MIT|Apache-2\.0|BSD-2-Clause|BSD-3-Clause|PostgreSQL|Apache-2\.0 OR MPL-2\.0)$'
# Packages that carry their licence as a file, read by us: SQLite itself is in the public domain, its packaging under Apache-2.0.
read_by_us='^(sourcegear\.sqlite3)$'
folder=$(dotnet nuget locals global-packages --list | sed 's/^[^:]*: //')
packages=$(jq -r '.dependencies[] | to_entries[] | select(.value.type != "Project") | "\(.key | ascii_downcase) \(.value.resolved)"' src/*/packages.lock.json | sort -u)
bad=0
while read -r name version; do
  manifest="${folder%/}/$name/$version/$name.nuspec"
  [ -f "$manifest" ] || { echo "$name $version is not restored"; exit 1; }
  expression=$(sed -n 's/.*<license type="expression">\([^<]*\)<.*/\1/p' "$manifest" | head -1)
  if ! [[ $expression =~ $allowed || $name =~ $read_by_us ]]; then
    echo "$name $version: licence \"${expression:-unstated}\" is not one that we ship"
    bad=1
  fi
done <<< "$packages"
[ "$bad" -eq 0 ] && echo "$(wc -l <<< "$packages") packages, all under permissive licences"
exit "$bad"
