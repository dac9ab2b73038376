#!/bin/sh
# Prépare la configuration, puis laisse sa place au serveur : exec, pour que nginx soit le processus 1 et
# reçoive les signaux.
set -e

say() { [ -n "${NGINX_ENTRYPOINT_QUIET_LOGS:-}" ] || echo "$0 : $*"; }

if [ "$1" = nginx ] || [ "$1" = nginx-debug ]; then
  for script in $(find /docker-entrypoint.d/ -follow -type f | sort -V); do
    case $script in
      *.envsh) if [ -x "$script" ]; then say "lecture de $script"; . "$script"; fi ;;
      *.sh) if [ -x "$script" ]; then say "exécution de $script"; "$script"; else say "$script n’est pas exécutable : ignoré"; fi ;;
      *) say "$script : ignoré" ;;
    esac
  done
  say "configuration prête, démarrage de nginx"
fi

exec "$@"
