#!/usr/bin/env bash
# Records the quickstart on the Livy server at the URL $1 with `LivyCli record`, plays the recording with `LivyCli fake --replay`, which knows of no server,
# and compares what the quickstart prints. Without its query, whose requests are never twice the same. Its other arguments are those of the quickstart.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

url=${1:?the URL of a Livy server}
shift
unset LIVY_URL
cli=samples/LivyCli/bin/Release/net10.0/LivyCli.dll
quickstart=samples/Quickstart/bin/Release/net10.0/Quickstart.dll
work=$(mktemp -d)
server=
trap 'stop || true; rm -rf "$work"' EXIT

fail() { echo "record and replay: $*" >&2; exit 1; }

# Starts LivyCli with these arguments and sets address to where it says it is.
start() {
  : > "$work/said"
  dotnet "$cli" "$@" > "$work/said" &
  server=$!
  for _ in {1..300}; do
    if grep -q '^LIVY_URL=' "$work/said" || ! kill -0 "$server" 2> /dev/null; then
      break
    fi
    sleep 0.1
  done
  address=$(sed -n 's/^LIVY_URL=//p' "$work/said")
  [ -n "$address" ] || fail "LivyCli $1 did not say where it is"
}

stop() {
  local id=$server
  server=
  if [ -n "$id" ]; then
    kill "$id" 2> /dev/null || true
    wait "$id" || fail "LivyCli did not end cleanly"
  fi
}

# Two things differ from run to run: the port, which is a free one, and the UUID in the name of the session.
run() {
  local output=$1
  shift
  timeout 300 dotnet "$quickstart" --url "$address" --no-query "$@" > "$work/$output" || { cat "$work/$output" >&2; fail "the quickstart failed"; }
  sed -E -e "s|$address|URL|g" -e 's/quickstart-[0-9a-f]{32}/quickstart-UUID/g' "$work/$output" > "$work/$output.same"
}

start record --url "$url" --out "$work/recording.jsonl"
run recorded "$@"
stop
start fake --replay "$work/recording.jsonl"
run replayed "$@"
stop

diff -u "$work/recorded.same" "$work/replayed.same" || fail "the quickstart printed something else"
name=$(grep -oE -m 1 'quickstart-[0-9a-f]{32}' "$work/replayed") || fail "the session is not listed"
! grep -qF "$name" "$work/recording.jsonl" || fail "the session has the recorded name, not the one that was sent"
grep -q '^2$' "$work/replayed" || fail "the quickstart did not print the result of its statement"
host=${url#*://}
! grep -qF -- "${host%%/*}" "$work/recording.jsonl" || fail "the host of the server is in the recording"
echo "record and replay: $(wc -l < "$work/recording.jsonl") exchanges recorded, quickstart output identical"
