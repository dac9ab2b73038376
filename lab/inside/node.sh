#!/bin/bash
# A node: a machine with a Docker Engine, as the init of a small Debian server would start it.
set -eu
# NODE_HOSTS: lines of /etc/hosts
. /run/lab/node.env

hostname > /etc/hostname
printf '127.0.0.1 localhost\n::1 localhost ip6-localhost\n%s\n' "$NODE_HOSTS" > /etc/hosts
echo 'nameserver 192.168.56.1' > /etc/resolv.conf
echo 1 > /proc/sys/net/ipv4/ip_forward
mkdir -p /etc/docker
cp /run/lab/daemon.json /etc/docker/daemon.json

# With cgroup v2 only a cgroup without processes can share its controllers: the machine's own
# processes move into a leaf.
if [ -e /sys/fs/cgroup/cgroup.controllers ]; then
  mkdir -p /sys/fs/cgroup/init
  while read -r pid; do echo "$pid" > /sys/fs/cgroup/init/cgroup.procs || true; done \
    < /sys/fs/cgroup/cgroup.procs
  sed 's/ / +/g; s/^/+/' /sys/fs/cgroup/cgroup.controllers > /sys/fs/cgroup/cgroup.subtree_control
fi

mkdir -p /run/sshd
/usr/sbin/sshd -E /run/lab/sshd.log
containerd > /run/lab/containerd.log 2>&1 &
until [ -S /run/containerd/containerd.sock ]; do sleep 0.05; done
dockerd --containerd /run/containerd/containerd.sock > /run/lab/dockerd.log 2>&1 &
until docker version > /dev/null 2>&1; do sleep 0.1; done
touch /run/lab/ready
exec sleep infinity
