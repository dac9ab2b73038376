#!/bin/sh
# Fait l’archive d’un système Debian minimal : les paquets essentiels et apt, rien de plus.
#
# usage : rootfs.sh ARCHIVE VERSION slim|full [OPTION DE MMDEBSTRAP…]
#   slim   sans manuels, documentation ni traductions, comme les images « -slim » de Debian
set -eu
archive=$1 suite=$2 variant=$3
shift 3

if [ "$variant" = slim ]; then
  set -- "$@" \
    --dpkgopt='path-exclude=/usr/share/man/*' \
    --dpkgopt='path-exclude=/usr/share/doc/*' \
    --dpkgopt='path-include=/usr/share/doc/*/copyright' \
    --dpkgopt='path-exclude=/usr/share/locale/*' \
    --dpkgopt='path-exclude=/usr/share/info/*'
fi

# Les correctifs de sécurité ont leur propre archive, sauf pour la version en préparation.
{
  echo "deb http://deb.debian.org/debian $suite main"
  if [ "$suite" = trixie ]; then
    echo "deb http://deb.debian.org/debian $suite-updates main"
    echo "deb http://deb.debian.org/debian-security $suite-security main"
  fi
} | mmdebstrap --variant=minbase --format=tar \
  --aptopt='APT::Install-Recommends "0";' "$@" \
  --customize-hook='rm -f "$1/etc/hostname" "$1/etc/resolv.conf"' \
  "$suite" "$archive" -
