#!/bin/sh
set -e

# « docker run node app.js » ou « docker run node --version » : ce qui n’est pas une commande est pour node.
if [ "${1#-}" != "$1" ] || ! command -v "$1" > /dev/null || { [ -f "$1" ] && ! [ -x "$1" ]; }; then
  set -- node "$@"
fi

exec "$@"
