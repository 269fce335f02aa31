#!/usr/bin/env bash
# Packs the packages, looks into them, then publishes and runs a trimmed program that has nothing but them, and one for the package that cannot be trimmed. Any trim warning is an error.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

version=0.1.0-smoke
work=artifacts/package-smoke
rm -rf artifacts/packages "$work"
mkdir -p "$work"
for package in Livy.Client Livy.Client.Data Livy.Client.DependencyInjection Livy.Client.Testing Livy.Client.Data.Testing Livy.Client.Testing.WireMock; do
  dotnet pack "src/$package" --configuration Release --output artifacts/packages -p:Version=$version --nologo --verbosity quiet
done
dotnet run build/check-packages.cs -- artifacts/packages

dotnet publish tests/PackageSmoke --configuration Release --runtime linux-x64 --self-contained --output "$work/app" -p:LivyVersion=$version --nologo 2>&1 | tee "$work/publish.txt" \
  || { echo "package smoke: the program cannot be trimmed" >&2; exit 1; }
warnings=$(grep -cE '\bIL[23][0-9]{3}\b' "$work/publish.txt" || true)
"$work/app/PackageSmoke" | tee "$work/output.txt"
grep -q '^package smoke: Livy 0\.9\.0.*, 1 + 1 = 2, Pi is roughly 3.1' "$work/output.txt"

dotnet publish tests/WireMockSmoke --configuration Release --output "$work/wiremock" -p:LivyVersion=$version --nologo --verbosity quiet
dotnet "$work/wiremock/WireMockSmoke.dll" | tee "$work/wiremock.txt"
grep -q '^package smoke: behind WireMock: Livy 0\.9\.0.*, 1 + 1 = 2, 1 request refused' "$work/wiremock.txt"
echo "package smoke: packages: $(cd artifacts/packages && ls ./*.nupkg | tr '\n' ' ')"
echo "trimmed: $(du -sm "$work/app" | cut -f1) MB (29 MB before Refit), $warnings IL warnings, ran"
[ "$warnings" -eq 0 ]
