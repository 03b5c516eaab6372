#!/usr/bin/env bash
# Installs what the tests need and the machine lacks, runs every test, and ends with one line:
# N passed, N failed, N skipped.   ./test.sh Grains Web   runs these projects alone (and Client: the browser app's own).
set -uo pipefail
cd "$(dirname "$0")"
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 MSBUILDDISABLENODEREUSE=1
# What runs for minutes alone gains nothing from being profiled and compiled once more.
export DOTNET_TieredPGO=0
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
passed=0 failed=0 skipped=0 broken=0
suites=("$@")
[ ${#suites[@]} -gt 0 ] || suites=(Client Grains Cluster Web Browser)

stop() { echo "$1" >&2; echo "0 passed, 1 failed, 0 skipped"; exit 1; }

command -v dotnet >/dev/null || stop "The .NET 10 SDK is needed: https://dotnet.microsoft.com/download."
node -e 'const [a,b]=process.versions.node.split(".").map(Number);process.exit(a>20||a==20&&b>=19?0:1)' 2>/dev/null \
  || stop "Node.js 20.19 or newer is needed: https://nodejs.org."

wants() { printf '%s\n' "${suites[@]}" | grep -qx "$1"; }

sudo=$([ "$(id -u)" = 0 ] || echo sudo)

# Programs alone: tests start servers of their own, so no package may start its own meanwhile.
install() { # package name
  local policy=/usr/sbin/policy-rc.d made=""
  if [ ! -e "$policy" ]; then
    made=yes
    printf '#!/bin/sh\nexit 101\n' | $sudo tee "$policy" >/dev/null && $sudo chmod +x "$policy"
  fi
  { $sudo apt-get update -qq && $sudo apt-get install -y -qq --no-install-recommends "$1"; } >"$out/apt" 2>&1
  local status=$?
  [ -z "$made" ] || $sudo rm -f "$policy"
  [ "$status" -eq 0 ] || { cat "$out/apt"; stop "$2 could not be installed."; }
}

if wants Browser && [ -z "${CHROMIUM:-}" ] && ! command -v chromium google-chrome >/dev/null; then
  command -v apt-get >/dev/null || stop "Chromium is needed: install it, or set CHROMIUM to its path."
  install chromium Chromium
fi

# The package is told to make no database either.
if wants Cluster && ! ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 && ! command -v initdb >/dev/null; then
  command -v apt-get >/dev/null || stop "PostgreSQL is needed: install it."
  $sudo mkdir -p /etc/postgresql-common/createcluster.d
  echo "create_main_cluster = false" | $sudo tee /etc/postgresql-common/createcluster.d/comparte.conf >/dev/null
  install postgresql PostgreSQL
fi

if wants Web && [ ! -x "${DOVECOT:-/usr/sbin/dovecot}" ]; then
  command -v apt-get >/dev/null || stop "Dovecot is needed: install it, or set DOVECOT to its path."
  install dovecot-imapd Dovecot
fi

if wants Cluster && ! command -v caddy >/dev/null; then
  command -v apt-get >/dev/null || stop "Caddy is needed: install it."
  install caddy Caddy
fi

if wants Cluster && [ ! -e artifacts/azurite/node_modules/azurite ]; then
  npm install --prefix artifacts/azurite --no-audit --no-fund --ignore-scripts --loglevel=error azurite@3.37.0 \
    >"$out/azurite" 2>&1 || { cat "$out/azurite"; stop "Azurite could not be installed."; }
fi

# Adds up what one run printed; a run that fails without naming a failed test counts as one.
count() { # status passed failed skipped
  passed=$((passed + $2)) failed=$((failed + $3)) skipped=$((skipped + $4))
  if [ "$1" -ne 0 ]; then
    broken=1
    [ "$3" -gt 0 ] || failed=$((failed + 1))
  fi
}

sum() { grep -oE "$1" "$2" | grep -oE '[0-9]+' | awk '{n += $1} END {print n + 0}'; }

client() {
  (cd src/Web/ClientApp && npm ci --no-audit --no-fund --loglevel=error \
    && npm run --silent lint && npm run --silent check && npm test --silent -- --no-color) 2>&1 | tee "$out/client"
  local status=${PIPESTATUS[0]} line
  line=$(grep -E '^ *Tests ' "$out/client" | tail -n 1)
  echo "$line" >"$out/line"
  count "$status" "$(sum '[0-9]+ passed' "$out/line")" "$(sum '[0-9]+ failed' "$out/line")" \
    "$(sum '[0-9]+ (skipped|todo)' "$out/line")"
}

project() {
  dotnet test "tests/$1.Tests" --no-build --nologo --logger "console;verbosity=minimal" 2>&1 | tee "$out/$1"
  local status=${PIPESTATUS[0]}
  grep -E '(Passed|Failed)! +- ' "$out/$1" >"$out/line"
  count "$status" "$(sum 'Passed: +[0-9]+' "$out/line")" "$(sum 'Failed: +[0-9]+' "$out/line")" \
    "$(sum 'Skipped: +[0-9]+' "$out/line")"
}

# How the code is written is looked at beside the first suites, which leave a processor idle. It is over before a suite publishes.
format() {
  dotnet format Comparte.sln --no-restore --verify-no-changes --severity warn >"$out/format" 2>&1
}

formatted() { # process
  wait "$1"
  local status=$?
  tail -n 20 "$out/format"
  count "$status" 0 0 0
}

if dotnet build Comparte.sln --nologo -v minimal 2>&1 | tee "$out/build" && [ "${PIPESTATUS[0]}" -eq 0 ]; then
  if [ $# -eq 0 ]; then format & formatting=$!; fi
  for suite in "${suites[@]}"; do
    echo "== $suite"
    if [ $# -eq 0 ] && [ "$suite" = Cluster ]; then formatted "$formatting"; fi
    if [ "$suite" = Client ]; then client; else project "$suite"; fi
  done
else
  count 1 0 0 0
fi

echo "$passed passed, $failed failed, $skipped skipped"
exit $((broken > 0 ? 1 : 0))
