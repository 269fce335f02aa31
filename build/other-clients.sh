#!/usr/bin/env bash
# Runs the flows of tests/OtherClients, which have nothing of ours in them, against `LivyCli fake` as a process of its own, and pylivy against a Livy behind WireMock, too.
# With a URL as the first argument: against that server, such as a real Livy; its jobs must lie where the archive has them.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

livy=$PWD/../shared/livy/livy.sh
cli=samples/LivyCli/bin/Release/net10.0/LivyCli.dll
wiremock=tests/WireMockHost/bin/Release/net10.0/WireMockHost.dll
script=samples/LivyCli/example-script.json
work=$(mktemp -d)
fakes=()
code=0

stop() {
  kill "$1" 2> /dev/null || true
  wait "$1" || { code=1; echo "other clients: a mock server did not end cleanly" >&2; }
}

finish() {
  local code=$? fake
  trap - EXIT
  for fake in ${fakes[@]+"${fakes[@]}"}; do
    stop "$fake"
  done
  rm -rf "$work"
  exit "$code"
}
trap finish EXIT

if [ ! -f "$livy" ]; then
  echo "!!!!"
  echo "!!!! THERE IS NO ARCHIVE OF OTHER CLIENTS: $livy is missing. Nothing was tested with a client that is not ours."
  echo "!!!!"
  exit 0
fi
command -v java > /dev/null || { echo "other clients: there is no java" >&2; exit 1; }
archive=$("$livy" unpack)

jobs=$archive/jobs
wheels=$(printf '%s:' "$archive"/peers/python/*.whl)$archive/peers/python-stubs
java_client=$(basename "$archive"/peers/java/livy-client-http-*.jar .jar)

# Starts a mock server, whose output is kept under the name $1, and sets LIVY_URL.
start() {
  local said=$work/$1
  "${@:2}" > "$said" &
  fakes+=($!)
  for _ in {1..300}; do
    if grep -qs '^LIVY_URL=' "$said" || ! kill -0 "${fakes[-1]}" 2> /dev/null; then
      break
    fi
    sleep 0.1
  done
  LIVY_URL=$(sed -n 's/^LIVY_URL=//p' "$said")
  [ -n "$LIVY_URL" ] || { echo "other clients: the mock server $1 did not say where it is" >&2; exit 1; }
}

pylivy() {
  PYTHONPATH=$wheels PYTHONDONTWRITEBYTECODE=1 timeout 300 \
    python3 tests/OtherClients/pylivy_flow.py "$LIVY_URL" "$jobs" "$1" > "$work/flow" || code=1
  sed 's/^/other clients: /' "$work/flow"
}

java_client() {
  timeout 300 java -cp "$archive/peers/java/*:$jobs/livy-test-jobs.jar" \
    tests/OtherClients/JavaClientFlow.java "$LIVY_URL" "$jobs" "${java_client#livy-client-http-}" "$1" 2> "$work/errors" > "$work/flow" || { code=1; cat "$work/errors" >&2; }
  sed 's/^/other clients: /' "$work/flow"
}

if [ $# -gt 0 ]; then
  LIVY_URL=$1
  pylivy "$LIVY_URL"
  java_client "$LIVY_URL"
else
  [ -f "$cli" ] || dotnet build samples/LivyCli -c Release --nologo --verbosity quiet
  start fake-0.9 dotnet "$cli" fake --port 0 --profile 0.9 --script "$script"
  pylivy "LivyCli fake --profile 0.9"

  # The published Java client is of 0.7 and refuses the session objects of later servers for the keys it does not know.
  start fake-0.7 dotnet "$cli" fake --port 0 --profile 0.7 --script "$script"
  pylivy "LivyCli fake --profile 0.7"
  java_client "LivyCli fake --profile 0.7"

  [ -f "$wiremock" ] || dotnet build tests/WireMockHost -c Release --nologo --verbosity quiet
  start wiremock dotnet "$wiremock" "$script"
  pylivy "Livy.Client.Testing.WireMock"
  stop "${fakes[-1]}"
  unset 'fakes[-1]'
  sed -n 's/^WireMock: /other clients: &/p' "$work/wiremock"
fi
exit "$code"
