#!/usr/bin/env bash
# Self-contained single files: packaging/publish.sh OUT [RID…]. A system whose runtime pack cannot be restored is named and passed over;
# the exit code is 1 when any was.
set -uo pipefail
cd "$(dirname "$0")/.."
out=$(realpath -m "$1")
shift
[ $# -gt 0 ] || set -- linux-x64 linux-arm64 win-x64 osx-arm64
status=0
for rid in "$@"; do
  rm -rf "${out:?}/$rid"
  if dotnet publish src/Truce -c Release -r "$rid" --self-contained -p:PublishSingleFile=true -p:PublishReadyToRunComposite=false -p:DebugType=none -p:PublishDocumentationFile=false -p:PublishReferencesDocumentationFiles=false -o "$out/$rid" -nologo > "$out.$rid.log" 2>&1; then
    rm "$out.$rid.log"
    echo "$rid: $(du -sh "$out/$rid" | cut -f1) in $out/$rid"
  else
    grep -m 3 'error' "$out.$rid.log"
    echo "$rid: not made; see $out.$rid.log"
    status=1
  fi
done
exit "$status"
