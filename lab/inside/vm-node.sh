#!/bin/bash
# A machine that is nothing but the hardware of a virtual one: a network card, a disk, qemu.
# The guest takes the address that the machine was given.
set -eu
disk=/srv/vm/disk.qcow2

ip address flush dev eth0
ip link add br0 type bridge
ip tuntap add tap0 mode tap
for port in eth0 tap0; do ip link set "$port" master br0 up; done
ip link set br0 up

[ ! -e /sys/module/kvm ] || mknod -m 600 /dev/kvm c 10 232
[ -e "$disk" ] || qemu-img create -q -f qcow2 -b /srv/image/disk.raw -F raw "$disk"

# One argument a line, written by vm/qemu.ts.
mapfile -t arguments < /run/lab/qemu.args
rm -f /run/lab/qmp.sock
qemu-system-x86_64 "${arguments[@]}" &
until [ -S /run/lab/qmp.sock ]; do
  kill -0 $! || exit 1
  sleep 0.1
done
touch /run/lab/ready
wait $!
