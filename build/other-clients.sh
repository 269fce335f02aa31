#!/usr/bin/env bash
# Runs the flows of tests/OtherClients, which have nothing of ours in them, against `LivyCli fake` as a process of its own.
# With a URL as the first argument: against that server, such as a real Livy; its jobs must lie where the archive has them.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

livy=$PWD/../shared/livy/livy.sh
cli=samples/LivyCli/bin/Release/net10.0/LivyCli.dll
work=$(mktemp -d)
fakes=()
code=0

finish() {
  local code=$? fake
  trap - EXIT
  for fake in ${fakes[@]+"${fakes[@]}"}; do
    kill "$fake" 2> /dev/null || true
    wait "$fake" || { code=1; echo "other clients: LivyCli fake did not end cleanly" >&2; }
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

# Starts a fake of the release $1 and sets LIVY_URL.
start_fake() {
  local said=$work/fake-$1
  dotnet "$cli" fake --port 0 --profile "$1" --script samples/LivyCli/example-script.json > "$said" &
  fakes+=($!)
  for _ in {1..300}; do
    if grep -q '^LIVY_URL=' "$said" || ! kill -0 "${fakes[-1]}" 2> /dev/null; then
      break
    fi
    sleep 0.1
  done
  LIVY_URL=$(sed -n 's/^LIVY_URL=//p' "$said")
  [ -n "$LIVY_URL" ] || { echo "other clients: LivyCli fake did not say where it is" >&2; exit 1; }
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
  start_fake 0.9
  pylivy "LivyCli fake --profile 0.9"

  # The published Java client is of 0.7 and refuses the session objects of later servers for the keys it does not know.
  start_fake 0.7
  pylivy "LivyCli fake --profile 0.7"
  java_client "LivyCli fake --profile 0.7"
fi
exit "$code"
