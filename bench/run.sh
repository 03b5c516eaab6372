#!/usr/bin/env bash
# Measures Comparte beside a plain SignalR hub, then the first load over a slow line, then search and home, and
# writes bench/RESULTS.md.
# ./bench/run.sh            about half an hour; let the machine do nothing else
# ./bench/run.sh --quick    a look at whether everything works; prints, writes nothing
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 MSBUILDDISABLENODEREUSE=1
dotnet build bench/FirstLoad -c Release --nologo -v quiet
bin=artifacts/bin
if [ "${1:-}" = --quick ]; then
  out=()
else
  out=(--out bench/RESULTS.md)
fi

# Each ends its servers by itself, also when it is interrupted.
dotnet "$bin/Load/release/Comparte.Bench.Load.dll" "${out[@]}" "$@"
dotnet "$bin/FirstLoad/release/Comparte.Bench.FirstLoad.dll" "${out[@]}" "$@"
if [ "${1:-}" != --quick ]; then
  dotnet build bench/Reading -c Release --nologo -v quiet
  dotnet "$bin/Reading/release/Comparte.Bench.Reading.dll" "${out[@]}"
fi
