#!/usr/bin/env bash
# The bill of materials of the shipped program (CycloneDX 1.6, JSON), out of the lock files of src/: packaging/sbom.sh OUT.json
# Each package once, with its version and the SHA-512 that the lock file pins; no clock and no random number: the same tree gives the
# same bytes.
set -euo pipefail
cd "$(dirname "$0")/.."
out=$(realpath -m "$1")
version=$(sed -n 's/.*<Version>\(.*\)<\/Version>.*/\1/p' Directory.Build.props)
jq -S -n --arg version "$version" --arg base64 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/' '
  def hex: # base64 to hexadecimal
    [rtrimstr("=") | rtrimstr("=") | split("")[] | . as $c | $base64 | index($c)] as $digits
    | [range(0; $digits | length) as $i | $digits[$i] | (. / 32 | floor), (. / 16 | floor) % 2, (. / 8 | floor) % 2, (. / 4 | floor) % 2, (. / 2 | floor) % 2, . % 2]
    | . as $bits | [range(0; 128) as $n | $bits[4 * $n : 4 * $n + 4] | .[0] * 8 + .[1] * 4 + .[2] * 2 + .[3] | "0123456789abcdef"[. : . + 1]] | add;
  [inputs.dependencies[] | to_entries[] | select(.value.type != "Project") | { name: .key, version: .value.resolved, hash: .value.contentHash }]
  | unique_by(.name, .version)
  | {
      bomFormat: "CycloneDX", specVersion: "1.6", version: 1,
      metadata: { component: { type: "application", name: "truce", version: $version, licenses: [{ license: { id: "MIT" } }] } },
      components: [.[] | {
        type: "library", name, version, purl: "pkg:nuget/\(.name)@\(.version)", "bom-ref": "pkg:nuget/\(.name)@\(.version)",
        hashes: [{ alg: "SHA-512", content: (.hash | hex) }]
      }]
    }' src/*/packages.lock.json > "$out"
echo "$(jq '.components | length' "$out") packages in $out"
