#!/usr/bin/env bash
# A Debian package out of a self-contained build: packaging/debian.sh OUT [amd64|arm64]
set -euo pipefail
cd "$(dirname "$0")/.."
out=$(realpath -m "$1") architecture=${2:-amd64}
case $architecture in
  amd64) rid=linux-x64 ;;
  arm64) rid=linux-arm64 ;;
  *) echo "no such architecture: $architecture (amd64, arm64)" >&2; exit 2 ;;
esac
version=$(sed -n 's/.*<Version>\(.*\)<\/Version>.*/\1/p' Directory.Build.props)
[ -x "$out/$rid/truce" ] || packaging/publish.sh "$out" "$rid"
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
install -d "$root/DEBIAN" "$root/usr/lib/truce" "$root/usr/bin" "$root/usr/share/doc/truce"
cp -r "$out/$rid/." "$root/usr/lib/truce"
find "$root/usr/lib/truce" -type d -exec chmod 755 {} + -o -type f -exec chmod 644 {} +
chmod 755 "$root/usr/lib/truce/truce"
ln -s ../lib/truce/truce "$root/usr/bin/truce"
install -m 644 LICENSE "$root/usr/share/doc/truce/copyright"
gzip -9nc CHANGELOG.md > "$root/usr/share/doc/truce/changelog.gz"
cat > "$root/DEBIAN/control" <<CONTROL
Package: truce
Version: $version
Architecture: $architecture
Maintainer: The Truce authors <truce@localhost>
Installed-Size: $(du -sk "$root/usr" | cut -f1)
Depends: libc6, libgcc-s1, libstdc++6, ca-certificates
Section: science
Priority: optional
Description: keeps the ledger of a ceasefire out of press reports
 Reads press reports and keeps the ledger of a ceasefire: who agreed to what
 and when, who is accused of breaking it and by whom, where aid got through,
 and which words in which report say so. Works offline.
CONTROL
mkdir -p "$out"
dpkg-deb --root-owner-group --build "$root" "$out/truce_${version}_$architecture.deb"
