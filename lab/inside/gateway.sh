#!/bin/bash
# What the nodes see as the outside world: a switch, a DNS server, Debian's mirror, and the registry
# that stands for Docker Hub. Nothing here has a route to the real outside.
set -eu
cd /run/lab

ip link set lo up
ip link add br0 type bridge
ip address add 192.168.56.1/24 dev br0
ip address add 192.168.56.2/24 dev br0
ip link set br0 up

# Any other name does not exist, and that is answered at once.
dnsmasq --keep-in-foreground --no-resolv --no-hosts --user=root --pid-file= \
  --listen-address=192.168.56.1 --bind-interfaces \
  --address=/#/ \
  --address=/deb.debian.org/192.168.56.1 --address=/security.debian.org/192.168.56.1 \
  --address=/miroir.lab/192.168.56.2 > dnsmasq.log 2>&1 &

socat TCP-LISTEN:80,bind=192.168.56.1,fork,reuseaddr UNIX-CONNECT:packages.sock > socat.log 2>&1 &

cat > registry.yml <<'YAML'
version: 0.1
log: { level: warn }
storage:
  filesystem: { rootdirectory: /srv/registry }
  delete: { enabled: true }
http: { addr: '192.168.56.2:80' }
YAML
docker-registry serve registry.yml > registry.log 2>&1 &

until curl -fs -o /dev/null http://192.168.56.2/v2/; do sleep 0.1; done
touch ready
exec sleep infinity
