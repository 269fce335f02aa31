#!/usr/bin/env python3
"""Sums results files (trx) below a folder and says what failed.

sum-results.py FOLDER [BROKEN STEP ...]   lists what failed, ends with "N passed, N failed[, N skipped]"; each broken step is one failure.
                                          Exits with 1 if anything failed or nothing ran.
sum-results.py --has-failures FOLDER      exits with 0 if a test in the folder failed.

A test that was skipped in one file and ran in another one of the same name, such as one for a real server, counts as run.
"""
import pathlib
import sys
import xml.etree.ElementTree as ElementTree

NAMESPACE = "{http://microsoft.com/schemas/VisualStudio/TeamTest/2010}"


def results(folder):
    for file in sorted(pathlib.Path(folder).rglob("*.trx")):
        for result in ElementTree.parse(file).getroot().iter(NAMESPACE + "UnitTestResult"):
            message = result.find(f"{NAMESPACE}Output/{NAMESPACE}ErrorInfo/{NAMESPACE}Message")
            yield file.stem, result.get("testName"), result.get("outcome"), "" if message is None else message.text or ""


def main(arguments):
    if arguments[0] == "--has-failures":
        return 0 if any(outcome not in ("Passed", "NotExecuted") for _, _, outcome, _ in results(arguments[1])) else 1

    folder, broken = arguments[0], arguments[1:]
    passed, failed, ran, skipped = 0, len(broken), set(), set()
    for project, test, outcome, message in results(folder):
        if outcome == "NotExecuted":
            skipped.add((project, test))
            continue
        ran.add((project, test))
        if outcome == "Passed":
            passed += 1
        else:
            failed += 1
            print(f"{outcome.upper()} {test}\n    {message.strip()[:1000]}")
    for step in broken:
        print(f"BROKEN STEP {step}")
    if not ran:
        print("NO TESTS RAN")

    left_out = len(skipped - ran)
    print(f"{passed} passed, {failed} failed" + (f", {left_out} skipped" if left_out else ""))
    return 1 if failed or not ran else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
