#!/bin/sh
# Chaque fichier de /etc/nginx/templates/*.template devient un fichier de conf.d, où ${VARIABLE} est
# remplacée par sa valeur dans l’environnement du conteneur.
set -e

source=${NGINX_ENVSUBST_TEMPLATE_DIR:-/etc/nginx/templates}
target=${NGINX_ENVSUBST_OUTPUT_DIR:-/etc/nginx/conf.d}
suffix=${NGINX_ENVSUBST_TEMPLATE_SUFFIX:-.template}

# Seules les variables qui existent sont remplacées : $host et les autres variables de nginx restent.
variables=$(env | sed -n 's/^\([A-Za-z_][A-Za-z0-9_]*\)=.*/${\1}/p')

[ -d "$source" ] || exit 0
find "$source" -follow -type f -name "*$suffix" | while read -r template; do
  name=${template#"$source"/}
  output=$target/${name%"$suffix"}
  mkdir -p "$(dirname "$output")"
  echo "$0 : $template devient $output"
  envsubst "$variables" < "$template" > "$output"
done
