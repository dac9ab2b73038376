#!/bin/sh
set -e

# « docker run redis --appendonly yes » : des options seules sont celles du serveur.
case $1 in -* | *.conf) set -- redis-server "$@" ;; esac

if [ "$1" = redis-server ]; then
  if [ "$(id -u)" = 0 ]; then
    # root ne sert qu’à prendre possession du volume ; le serveur tourne sous le compte redis.
    find . \! -user redis -exec chown redis '{}' +
    exec setpriv --reuid=redis --regid=redis --clear-groups "$0" "$@"
  fi
  # Le mode protégé refuse toute connexion du dehors : dans un conteneur, c’est le réseau qui protège.
  set -- "$@" --protected-mode no --bind '* -::*'
fi

exec "$@"
