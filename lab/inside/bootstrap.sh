#!/bin/bash
# Makes the file system that all machines of the lab share: Debian, Docker Engine, and what the
# sessions of the course call. Runs in a mount namespace of its own, from the lab's folder.
#
# usage: bootstrap.sh SUITE MIRROR KEYRING [APT_SETTING…]
set -eu
suite=$1 mirror=$2 keyring=$3
shift 3
root=rootfs.part

packages=(
  # the engine and its clients
  docker.io docker-cli docker-buildx docker-compose containerd runc tini
  # images and registries
  docker-registry skopeo crane oras cosign notation debsbom mmdebstrap
  # what rootless mode needs
  rootlesskit slirp4netns fuse-overlayfs uidmap dbus-user-session
  # the network, seen from the host
  iproute2 iptables nftables iputils-ping bind9-dnsutils netcat-openbsd conntrack tcpdump dnsmasq-base socat
  # what a person types
  bash-completion ca-certificates curl git jq less man-db nano openssl sudo tree vim-tiny
  apache2-utils kubernetes-client openssh-client openssh-server procps psmisc lsof strace htop
  busybox-static python3 xz-utils zstd
)

rm -rf --one-file-system "$root"
mkdir -p "$root" cache/archives
DEBOOTSTRAP_DIR=$PWD/tools/usr/share/debootstrap tools/usr/sbin/debootstrap --variant=minbase --include=ca-certificates --keyring="$keyring" \
  --cache-dir="$PWD/cache/archives" "$suite" "$root" "$mirror" tools/usr/share/debootstrap/scripts/sid

printf '%s\n' "$@" > "$root/etc/apt/apt.conf.d/99lab"
# The file system is made again rather than repaired: no need to wait for the disk at each file.
echo force-unsafe-io > "$root/etc/dpkg/dpkg.cfg.d/lab"
# Nothing may start a service while it is being installed.
printf '#!/bin/sh\nexit 101\n' > "$root/usr/sbin/policy-rc.d"
chmod +x "$root/usr/sbin/policy-rc.d"

mount --make-rprivate /
mount -t proc proc "$root/proc"
mount --bind /dev "$root/dev"
mount --bind cache/archives "$root/var/cache/apt/archives"
in_root() { chroot "$root" env -i PATH="$PATH" DEBIAN_FRONTEND=noninteractive LANG=C.UTF-8 \
  ${http_proxy:+http_proxy="$http_proxy"} "$@"; }
in_root apt-get update --quiet
in_root apt-get install --yes --quiet --no-install-recommends "${packages[@]}"

# --- one person works here: dev, who may use docker and sudo, and reach the other nodes by ssh
in_root useradd --create-home --shell /bin/bash --groups docker,sudo dev
echo 'dev ALL=(ALL) NOPASSWD: ALL' > "$root/etc/sudoers.d/dev"
in_root install -d -m 700 -o dev -g dev /home/dev/.ssh
in_root runuser -u dev -- sh -c '
  ssh-keygen -q -t ed25519 -N "" -C dev -f ~/.ssh/id_ed25519
  cp ~/.ssh/id_ed25519.pub ~/.ssh/authorized_keys
  sed "s/^/* /" /etc/ssh/ssh_host_ed25519_key.pub > ~/.ssh/known_hosts'

# The machine's mirror is its own affair: inside, Debian has its usual name.
cat > "$root/etc/apt/sources.list" <<LIST
deb http://deb.debian.org/debian $suite main
LIST
rm -rf "$root"/var/lib/apt/lists/* "$root/usr/sbin/policy-rc.d" "$root/etc/dpkg/dpkg.cfg.d/lab"
: > "$root/etc/machine-id"
umount "$root/var/cache/apt/archives" "$root/dev" "$root/proc"
mv "$root" rootfs
