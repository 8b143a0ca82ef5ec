# shellcheck disable=SC2034 # not every script uses all of it
# Stands at the head of each maintainer script; @VERSION@ is the version that the script came with.
#
# $home/VERSION    what dpkg installed
# $home/previous   the version that ran before the last upgrade; dpkg knows nothing of it
# $home/current    a link to what runs
set -eu

root=${DPKG_ROOT-}
home=$root/usr/lib/mask-kiosk
settings=$root/etc/mask-kiosk
state=$root/var/lib/mask-kiosk
doors=$root/var/lib/mask-kiosk-door
version=@VERSION@
# The doorman first: a door is held before anybody asks for it.
units="mask-kiosk-doorman.service mask-kiosk-notary.service mask-kiosk.service"

say() { echo "mask-kiosk: $*" >&2; }

systemd_runs() { [ -z "$root" ] && [ -d /run/systemd/system ]; }

# A link is replaced in one step: whatever starts meanwhile finds the old one or the new.
use() {
    rm -f "$home/current.new"
    ln -s "$1" "$home/current.new"
    mv -T "$home/current.new" "$home/current"
}
