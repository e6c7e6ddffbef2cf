"""Ask the advisory service about the pinned packages: `python .ci/audit.py requirements.txt`.

Fails when one of them has a known vulnerability. Where the service cannot be asked, or knows nothing of any package (as
with a mirror that serves packages alone), says so and does not fail: that is no statement about the packages.
"""

from __future__ import annotations

import json
import subprocess
import sys

TIMEOUT = 300  # seconds for everything; one answer a package, about 100 packages


def audit(requirements: str) -> int:
    """Exit code 1 with a line for each vulnerability, else 0."""
    command = [sys.executable, "-m", "pip_audit", "--requirement", requirements, "--require-hashes", "--disable-pip"]
    command += ["--format", "json", "--progress-spinner", "off"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=TIMEOUT, check=False)  # noqa: S603
        packages = json.loads(done.stdout)["dependencies"]
    except subprocess.TimeoutExpired:
        return _unasked(f"no answer within {TIMEOUT} s")
    except ValueError:
        return _unasked((done.stderr.strip().splitlines() or ["pip-audit said nothing"])[-1])
    known = [package for package in packages if "skip_reason" not in package]
    if not known:
        return _unasked(f"it knows none of {len(packages)} packages")
    found = [(package, vulnerability) for package in known for vulnerability in package["vulns"]]
    for package, vulnerability in found:
        fixed = ", ".join(vulnerability["fix_versions"]) or "no version yet"
        print(f"{package['name']} {package['version']}: {vulnerability['id']}, fixed in {fixed}")
    print(f"audit: {len(found)} known vulnerabilities; {len(known)} of {len(packages)} packages could be asked about")
    return 1 if found else 0


def _unasked(reason: str) -> int:
    print(f"audit: NOT DONE, the advisory service could not be asked: {reason}")
    return 0


if __name__ == "__main__":
    sys.exit(audit(*sys.argv[1:]))
