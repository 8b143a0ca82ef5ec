#!/bin/sh
# Installs mask-kiosk from this folder, without a network: `sudo sh install.sh`.
set -u
here=$(cd "$(dirname "$0")" && pwd)
. "$here/stick.conf"

stop() { # What is wrong, then what to do about it.
    echo >&2
    echo "NOT INSTALLED: $1" >&2
    echo "What to do: $2" >&2
    exit 1
}

is_root() { [ "$(id -u)" -eq 0 ] || stop "this needs the rights of the administrator." "type: sudo sh $0"; }

is_the_right_system() {
    found=$(. /etc/os-release 2>/dev/null && echo "$PRETTY_NAME")
    codename=$(. /etc/os-release 2>/dev/null && echo "${VERSION_CODENAME-}")
    [ "$codename" = "$stick_codename" ] ||
        stop "this stick is for $stick_system, and here is ${found:-another system}." "install $stick_system on this computer first."
    machine=$(dpkg --print-architecture)
    [ "$machine" = "$stick_architecture" ] ||
        stop "this stick is for $stick_architecture computers, and this one is $machine." "take the stick for $machine."
}

is_whole() {
    echo "checking the stick's files"
    broken=$(cd "$here" && sha256sum --quiet --check SHA256SUMS 2>&1) && return 0
    echo "$broken" | head -n 5 >&2
    stop "the stick is damaged, or a file is missing (above)." "copy the folder anew, onto another stick if it happens again."
}

has_room() {
    free_kb=$(df -kP /usr | awk 'NR == 2 { print $4 }')
    [ "$free_kb" -ge "$stick_room_kb" ] ||
        stop "the disk has $((free_kb / 1024)) MB free, and $((stick_room_kb / 1024)) MB are needed." "remove what is not needed: sudo apt-get clean frees some."
}

has_memory() {
    memory_kb=$(awk '/^MemTotal/ { print $2 }' /proc/meminfo)
    [ "$memory_kb" -ge 1800000 ] ||
        stop "this computer has $((memory_kb / 1024)) MB of memory, and a kiosk needs 2 GB." "take a computer with more."
}

packages_are_in_order() {
    wrong=$(dpkg --audit 2>&1)
    case $wrong in
        '' | *mask-kiosk*) return 0 ;;
    esac
    echo "$wrong" | head -n 8 >&2
    stop "an earlier installation on this computer was not finished (above)." "type: sudo dpkg --configure -a     then start this again."
}

install_it() {
    work=$(mktemp -d)
    trap 'rm -rf "$work"' EXIT
    # A stick's name may hold blanks, an address must not.
    ln -s "$here/packages" "$work/packages"
    mkdir "$work/lists" "$work/parts"
    echo "deb [trusted=yes] file:$work/packages ./" >"$work/sources.list"
    only_the_stick="-o Dir::Etc::SourceList=$work/sources.list -o Dir::Etc::SourceParts=$work/parts
        -o Dir::State::Lists=$work/lists -o Dir::Cache::pkgcache= -o Dir::Cache::srcpkgcache=
        -o APT::Sandbox::User=root -o Acquire::Languages=none -o Dpkg::Use-Pty=0 -o DPkg::Lock::Timeout=60"
    export DEBIAN_FRONTEND=noninteractive
    echo "installing (a few minutes)"
    # shellcheck disable=SC2086 # several words
    if apt-get $only_the_stick -qq update && apt-get $only_the_stick -qq -y --no-install-recommends install \
        $stick_packages >"$work/said" 2>"$work/wrong"; then
        grep '^mask-kiosk:' "$work/wrong" >&2
        return 0
    fi
    grep '^mask-kiosk:\|^FAILED' "$work/wrong" >&2 || tail -n 8 "$work/said" "$work/wrong" >&2
    if grep -q '^mask-kiosk:.*self-test' "$work/wrong"; then
        stop "the new version failed its self-test (above)." "send these words to whoever gave you the stick."
    fi
    stop "the packages did not go in (above). Perhaps something newer is installed here than on the stick." \
        "connect the computer to a network once and type: sudo apt-get -f install     then start this again."
}

what_next() { # After an upgrade the kiosk runs already.
    echo
    echo "mask-kiosk $stick_version is installed."
    if [ -e /etc/systemd/system/display-manager.service ]; then
        echo "This computer has a desktop, which takes the screen. Type: sudo systemctl disable display-manager"
    fi
    if [ -n "$before" ]; then return 0; fi
    echo "Next: sudo reboot     The kiosk comes up on its screen and asks what it must know."
    echo "If it does not: mask-kiosk log     shows why."
}

is_root
is_the_right_system
is_whole
has_room
has_memory
packages_are_in_order
before=$(readlink /usr/lib/mask-kiosk/current || true)
install_it
what_next
