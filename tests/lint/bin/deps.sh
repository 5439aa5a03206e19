#!/bin/sh
# Installs the Debian packages named that are missing; says nothing when all
# are there.  On another system it prints what to install and stops.
if ! command -v dpkg-query >/dev/null 2>&1; then
	echo 'This is not a Debian system. Install, with the headers for developers:' >&2
	for package; do echo "    $package" >&2; done
	echo 'then run make without "deps".' >&2
	exit 1
fi
missing=
for package; do
	dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed ||
		missing="$missing $package"
done
[ -z "$missing" ] && exit 0
echo "Installing:$missing"
as_root=
if [ "$(id -u)" -ne 0 ]; then
	command -v sudo >/dev/null 2>&1 || {
		echo "Not root and no sudo. Ask the administrator to run: apt-get install$missing" >&2
		exit 1
	}
	as_root=sudo
fi
$as_root apt-get update -q >/dev/null || exit 1
# shellcheck disable=SC2086
DEBIAN_FRONTEND=noninteractive $as_root apt-get install -q -y --no-install-recommends $missing >/dev/null
