#!/bin/bash
# Makes what a virtual machine of the lab starts from, over the base that all machines share:
#   emulator/   a layer with qemu
#   image/      the guest's disk (the base, a kernel, systemd's settings), its kernel and initrd
# Runs in a mount namespace of its own, from the folder of the virtual machines.
#
# usage: vm-image.sh SUITE MIRROR < DAEMON_JSON
set -eu
suite=$1 mirror=$2
daemon_json=$(cat)

emulator=(qemu-system-x86 qemu-utils)
guest=(
  linux-image-cloud-amd64 initramfs-tools kmod udev
  systemd-sysv systemd-resolved dbus libpam-systemd apparmor ipvsadm bridge-utils
)

mount --make-rprivate /
rm -rf --one-file-system work.part layer.part guest.part image.part
mkdir -p work.part image.part

# --- a layer over the base: open_layer FOLDER MOUNTPOINT, then in_root, then close_layer
in_root() { chroot "$root" env -i PATH="$PATH" DEBIAN_FRONTEND=noninteractive LANG=C.UTF-8 \
  ${http_proxy:+http_proxy="$http_proxy"} "$@"; }

open_layer() {
  local layer=$1
  root=work.part/root
  rm -rf work.part/overlay
  mkdir -p "$layer" "$root" work.part/overlay
  mount -t overlay overlay -o "lowerdir=rootfs,upperdir=$layer,workdir=work.part/overlay" "$root"
  mount -t proc proc "$root/proc"
  mount --bind /dev "$root/dev"
  mount --bind cache/archives "$root/var/cache/apt/archives"
  mount --bind /etc/resolv.conf "$root/etc/resolv.conf"
  # Outside the lab, Debian has the name of the machine's mirror.
  echo "deb $mirror $suite main" > work.part/sources.list
  mount --bind work.part/sources.list "$root/etc/apt/sources.list"
  printf '#!/bin/sh\nexit 101\n' > "$root/usr/sbin/policy-rc.d"
  chmod +x "$root/usr/sbin/policy-rc.d"
  in_root apt-get update --quiet
}

close_layer() {
  rm -rf "$root"/var/lib/apt/lists/* "$root/usr/sbin/policy-rc.d"
  umount "$root/etc/apt/sources.list" "$root/etc/resolv.conf" "$root/var/cache/apt/archives" \
    "$root/dev" "$root/proc"
}

install_packages() { in_root apt-get install --yes --quiet --no-install-recommends "$@"; }

# --- the emulator
if [ ! -d emulator ]; then
  open_layer layer.part
  install_packages "${emulator[@]}"
  close_layer
  umount "$root"
  mv layer.part emulator
fi

# --- the guest: one initrd for one disk, with nothing but what finds that disk
open_layer guest.part
mkdir -p "$root/etc/initramfs-tools/conf.d"
printf 'MODULES=list\nCOMPRESS=zstd\n' > "$root/etc/initramfs-tools/conf.d/lab"
echo '/dev/vda / ext4 noatime 0 1' > "$root/etc/fstab"
install_packages "${guest[@]}"
# Unpacked once here: under emulation, each module that is loaded would pay for it.
find "$root/usr/lib/modules" -name '*.ko.xz' -exec unxz --force {} +
kernel=$(basename "$root"/usr/lib/modules/*)
in_root depmod "$kernel"
printf '%s\n' virtio_pci virtio_blk ext4 > "$root/etc/initramfs-tools/modules"
in_root update-initramfs -u -k "$kernel"

install -D -m 600 "$root/home/dev/.ssh/authorized_keys" "$root/root/.ssh/authorized_keys"
mkdir -p "$root/etc/docker"
printf '%s\n' "$daemon_json" > "$root/etc/docker/daemon.json"
: > "$root/etc/hostname"
{
  printf '127.0.0.1 localhost\n::1 ip6-localhost\n192.168.56.11 docker\n'
  for number in 2 3 4 5 6 7 8 9; do echo "192.168.56.1$number node$number"; done
} > "$root/etc/hosts"
systemctl() { in_root systemctl --quiet "$@"; }
systemctl enable systemd-networkd systemd-network-generator ssh containerd docker
systemctl disable docker-registry systemd-resolved
# Nothing that wakes up by itself in the middle of a session, nothing that waits for the outside.
systemctl mask systemd-networkd-wait-online.service serial-getty@ttyS0.service getty@tty1.service \
  apt-daily.timer apt-daily-upgrade.timer dpkg-db-backup.timer e2scrub_all.timer \
  e2scrub_reap.service fstrim.timer man-db.timer
cp "$root/boot/vmlinuz-$kernel" image.part/vmlinuz
cp "$root/boot/initrd.img-$kernel" image.part/initrd
rm "$root/boot/initrd.img-$kernel"
close_layer
rm -f "$root/etc/resolv.conf"
echo 'nameserver 192.168.56.1' > "$root/etc/resolv.conf"
truncate -s 20G image.part/disk.raw
mke2fs -q -t ext4 -L lab -m 0 -d "$root" image.part/disk.raw
umount "$root"
rm -rf --one-file-system guest.part work.part
mv image.part image
