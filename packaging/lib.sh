# SPDX-License-Identifier: GPL-3.0-or-later
# Shared by packaging/run and packaging/test: installs what is missing and builds. Sourced by bash, not run.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

build_packages=(g++ cmake ninja-build pkg-config ccache qt6-base-dev qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools
    qt6-svg-dev libqt6sql6-sqlite libgl-dev qtkeychain-qt6-dev libsecret-1-0 libssl-dev libcurl4-openssl-dev
    libc-ares-dev duktape-dev zlib1g-dev libbrotli-dev libzstd-dev libyaml-cpp-dev libexpected-dev libcli11-dev
    fonts-dejavu-core ca-certificates)
test_packages=(gnome-keyring libsecret-tools dbus dbus-x11 at-spi2-core python3-pyatspi gir1.2-atspi-2.0 python3-gi
    xvfb xauth openbox xdotool x11-utils imagemagick nginx-light squid tinyproxy-bin dante-server dnsmasq-base
    libglib2.0-bin gsettings-desktop-schemas bind9-dnsutils iproute2 util-linux openssl curl python3 procps
    netcat-openbsd sslscan gnutls-bin libnss3-tools clang libclang-rt-dev lld llvm clang-format git nodejs npm)

say() { printf '%s\n' "$*"; }

# fail MESSAGE...: says what is wrong and what to do, and ends.
fail() {
    printf 'error: %s\n' "$1" >&2
    shift
    for line in "$@"; do printf '       %s\n' "$line" >&2; done
    exit 1
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        fail "packages have to be installed, and this is neither root nor a machine with sudo" \
            "Run this script as root, or install these packages first:" "${missing[*]}"
    fi
}

# install_packages NAME...: installs those that are not there yet.
install_packages() {
    command -v apt-get >/dev/null || fail "this script installs Debian packages, and apt-get is not here" \
        "Use Debian 12, or install the packages that packaging/lib.sh lists by hand and build with 'cmake --preset release'."
    missing=()
    for package in "$@"; do
        [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing+=("$package")
    done
    [ ${#missing[@]} -eq 0 ] && return
    say "Installing ${#missing[@]} packages: ${missing[*]}"
    local log
    log=$(mktemp)
    # Servers that a package brings are not to be started as system services: the tests start their own on loopback.
    local policy=/usr/sbin/policy-rc.d
    local made_policy=no
    if [ ! -e "$policy" ]; then
        printf '#!/bin/sh\nexit 101\n' | as_root tee "$policy" >/dev/null && as_root chmod 755 "$policy" && made_policy=yes
    fi
    if ! as_root env DEBIAN_FRONTEND=noninteractive apt-get update >"$log" 2>&1 ||
        ! as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}" >>"$log" 2>&1; then
        [ "$made_policy" = yes ] && as_root rm -f "$policy"
        tail -n 20 "$log" >&2
        fail "the packages could not be installed (the end of apt-get's output is above)" \
            "Check the network and /etc/apt/sources.list; the whole output is in $log."
    fi
    [ "$made_policy" = yes ] && as_root rm -f "$policy"
    rm -f "$log"
}

# build PRESET [TARGET...]: configures and builds with every processor, errors on the terminal.
build() {
    local preset=$1
    shift
    say "Building the $preset preset in build/$preset"
    (cd "$root" && cmake --preset "$preset" >"$root/build/$preset.log" 2>&1) || {
        tail -n 30 "$root/build/$preset.log" >&2
        fail "CMake could not configure the $preset preset" "The whole output is in build/$preset.log."
    }
    (cd "$root" && cmake --build "build/$preset" ${1:+--target "$@"} -- --quiet) ||
        fail "the $preset preset does not build" "The compiler's messages are above."
}
