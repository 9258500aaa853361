#!/usr/bin/env bash
# The package of the .NET tool: packaging/tool.sh OUT
set -euo pipefail
cd "$(dirname "$0")/.."
dotnet pack src/Truce -c Release -p:PackAsTool=true -o "$1" -nologo
