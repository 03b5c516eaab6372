#!/usr/bin/env bash
# Takes pictures of every page, in every state, in two languages, both themes and two sizes, and writes them as contact
# sheets into shots/.   ./shots.sh home thread   takes these pages alone.
set -euo pipefail
cd "$(dirname "$0")"
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 MSBUILDDISABLENODEREUSE=1
dotnet build tests/Browser.Tests --nologo -v quiet
dotnet artifacts/bin/Browser.Tests/debug/Comparte.Browser.Tests.dll "$PWD/shots" "$@"
echo "Look at shots/index.html."
