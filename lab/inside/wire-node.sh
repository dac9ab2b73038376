#!/bin/sh
# Run in the gateway: gives a node its network namespace, plugged into the gateway's switch.
# usage: wire-node.sh NAME ADDRESS
set -eu
name=$1 address=$2
# What an earlier run of the node may have left.
ip netns delete "$name" 2> /dev/null || true
ip link delete "$name" 2> /dev/null || true
ip netns add "$name"
ip link add "$name" type veth peer name eth0 netns "$name"
ip link set "$name" master br0 up
in_node() { ip -netns "$name" "$@"; }
in_node link set lo up
in_node address add "$address/24" dev eth0
in_node link set eth0 up
in_node route add default via 192.168.56.1
