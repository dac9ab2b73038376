#!/bin/sh
# First process of a machine of the lab, in fresh mount, pid, uts, ipc and cgroup namespaces (and, for
# the gateway, network). It builds the machine's own view of files, then becomes that machine's init.
#
# usage: machine.sh NAME HOSTNAME LAYERS SCRIPT [SOURCE:TARGET…]     run from the lab's folder
#   LAYERS          read-only folders below the machine's own, the topmost first: rootfs
#   SCRIPT          what the machine runs
#   SOURCE:TARGET   folders of the lab that the machine sees
set -eu
name=$1 hostname=$2 layers=$3 script=$4
shift 4

# /proc still is that of the outside: the pid found there is the one the outside knows us by.
# Field 22 is the start time: together they name this process, even if the pid is used again.
read -r status < /proc/self/stat
pid_and_start=$(set -- $status; echo "$1 ${22}")

mount --make-rprivate /
hostname "$hostname"

root=machines/$name/root
mkdir -p "$root" "machines/$name/upper" "machines/$name/work"
# Relative paths, so that the machine's list of mounts does not tell where the lab lives.
mount -t overlay overlay \
  -o "lowerdir=$layers,upperdir=machines/$name/upper,workdir=machines/$name/work" "$root"

# --- /proc: what is global to the kernel is read-only; the network's settings belong to the machine
mount -t proc proc "$root/proc"
mount --bind "$root/proc/sys" "$root/proc/sys"
mount --bind "$root/proc/sys/net" "$root/proc/sys/net"
mount -o remount,bind,ro "$root/proc/sys"
if [ -e "$root/proc/sysrq-trigger" ]; then
  mount --bind "$root/proc/sysrq-trigger" "$root/proc/sysrq-trigger"
  mount -o remount,bind,ro "$root/proc/sysrq-trigger"
fi

# --- /sys, then the machine's own cgroups on top
mount -t sysfs sysfs "$root/sys"
mount -o remount,bind,ro "$root/sys"
if grep -qv '^0::' /proc/self/cgroup; then
  mount -t tmpfs -o mode=755 cgroup "$root/sys/fs/cgroup"
  while IFS=: read -r id controllers path; do
    [ "$id" != 0 ] || continue
    folder=$root/sys/fs/cgroup/${controllers#name=}
    case $controllers in name=*) controllers=none,$controllers ;; esac
    mkdir "$folder"
    mount -t cgroup -o "$controllers" cgroup "$folder"
  done < /proc/self/cgroup
else
  mount -t cgroup2 cgroup2 "$root/sys/fs/cgroup"
fi

# --- /dev: only what every machine has
mount -t tmpfs -o mode=755 dev "$root/dev"
device() { mknod -m "$2" "$root/dev/$1" c "$3" "$4"; }
device null 666 1 3
device zero 666 1 5
device full 666 1 7
device random 666 1 8
device urandom 666 1 9
device kmsg 600 1 11
device tty 666 5 0
device fuse 666 10 229
mkdir "$root/dev/net" "$root/dev/pts" "$root/dev/shm" "$root/dev/mqueue"
device net/tun 666 10 200
mount -t devpts -o newinstance,ptmxmode=0666,mode=620,gid=5 devpts "$root/dev/pts"
mount -t tmpfs -o mode=1777 shm "$root/dev/shm"
mount -t mqueue mqueue "$root/dev/mqueue"
ln -s pts/ptmx "$root/dev/ptmx"
ln -s /proc/self/fd "$root/dev/fd"
for stream in stdin:0 stdout:1 stderr:2; do
  ln -s "/proc/self/fd/${stream#*:}" "$root/dev/${stream%:*}"
done

# --- /run, and the folders shared with the lab
mount -t tmpfs -o mode=755 run "$root/run"
mkdir -p "$root/run/lock" "$root/run/lab" "$root/run/proc"
mount --bind "run/$name" "$root/run/lab"
# A rootless engine may mount a /proc only where a whole one is already in sight.
mount -t proc proc "$root/run/proc"
for share; do
  mkdir -p "${share%%:*}" "$root${share#*:}"
  mount --bind "${share%%:*}" "$root${share#*:}"
done

cp "$script" "$root/run/lab/start.sh"
echo "$pid_and_start" > "run/$name/pid"
cd "$root"
mkdir run/outside
pivot_root . run/outside
umount -l /run/outside
rmdir /run/outside
exec env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
  HOME=/root LANG=C.UTF-8 /usr/bin/tini -- bash /run/lab/start.sh
