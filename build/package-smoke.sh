#!/usr/bin/env bash
# Packs the packages, then publishes and runs a trimmed program that has nothing but them. Any trim warning is an error.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

version=0.1.0-smoke
work=artifacts/package-smoke
rm -rf artifacts/packages "$work"
for package in Livy.Client Livy.Client.DependencyInjection Livy.Client.Testing; do
  dotnet pack "src/$package" --configuration Release --output artifacts/packages -p:Version=$version --nologo --verbosity quiet
done

dotnet publish tests/PackageSmoke --configuration Release --runtime linux-x64 --self-contained --output "$work/app" -p:LivyVersion=$version --nologo --verbosity quiet
"$work/app/PackageSmoke" | tee "$work/output.txt"
grep -q '^package smoke: 1 + 1 = 2, Pi is roughly 3.1' "$work/output.txt"
echo "package smoke: $(du -sh "$work/app" | cut -f1) trimmed, packages: $(cd artifacts/packages && ls ./*.nupkg | tr '\n' ' ')"
