#!/bin/bash
# Au premier démarrage, crée la base dans PGDATA et joue /docker-entrypoint-initdb.d ; ensuite, lance
# seulement le serveur.
set -euo pipefail

# VAR_FILE=/run/secrets/… : la valeur vient d’un fichier, et n’apparaît pas dans docker inspect.
from_file() {
  local name=$1 file=$1_FILE
  if [ -n "${!name:-}" ] && [ -n "${!file:-}" ]; then
    echo "Erreur : $name et $file sont toutes deux données ; n’en gardez qu’une." >&2
    exit 1
  fi
  if [ -n "${!file:-}" ]; then export "$name=$(< "${!file}")"; fi
  unset "$file"
}

check_password() {
  if [ -z "${POSTGRES_PASSWORD:-}" ] && [ "${POSTGRES_HOST_AUTH_METHOD:-}" != trust ]; then
    cat >&2 <<'MESSAGE'
Erreur : la base n’existe pas encore et POSTGRES_PASSWORD est vide.
         Donnez un mot de passe au superutilisateur, par exemple :
           docker run -e POSTGRES_PASSWORD=… postgres
         POSTGRES_HOST_AUTH_METHOD=trust dispense de mot de passe, mais ouvre la
         base à quiconque peut la joindre.
MESSAGE
    exit 1
  fi
}

create_database() {
  initdb --set listen_addresses='*' --username="$POSTGRES_USER" --pwfile=<(printf '%s\n' "${POSTGRES_PASSWORD:-}") \
    ${POSTGRES_INITDB_ARGS:-}
  printf '\nhost all all all %s\n' "${POSTGRES_HOST_AUTH_METHOD:-scram-sha-256}" >> "$PGDATA/pg_hba.conf"
}

run_sql() { psql -v ON_ERROR_STOP=1 --no-psqlrc --username "$POSTGRES_USER" --no-password "$@"; }

# Un serveur provisoire, sans réseau : personne ne doit se connecter avant la fin de l’initialisation.
initialise() {
  pg_ctl -D "$PGDATA" -o "-c listen_addresses='' -p 5432" -w start
  if [ "$POSTGRES_DB" != postgres ]; then
    run_sql --dbname postgres --set db="$POSTGRES_DB" <<< 'CREATE DATABASE :"db" ;'
  fi
  local file
  for file in /docker-entrypoint-initdb.d/*; do
    [ -e "$file" ] || continue
    case $file in
      *.sh) echo "$0 : exécution de $file"; if [ -x "$file" ]; then "$file"; else . "$file"; fi ;;
      *.sql) echo "$0 : exécution de $file"; run_sql --dbname "$POSTGRES_DB" -f "$file" ;;
      *.sql.gz) echo "$0 : exécution de $file"; gunzip -c "$file" | run_sql --dbname "$POSTGRES_DB" ;;
      *) echo "$0 : $file est ignoré" ;;
    esac
  done
  pg_ctl -D "$PGDATA" -m fast -w stop
  printf '\nLa base est créée : démarrage du serveur.\n\n'
}

case ${1:-} in -*) set -- postgres "$@" ;; esac

# « docker run postgres --version » n’a pas besoin d’une base.
for argument; do
  case $argument in -'?' | --help | -V | --version | --describe-config) exec "$@" ;; esac
done

if [ "${1:-}" = postgres ]; then
  if [ "$(id -u)" = 0 ]; then
    # root ne sert qu’à prendre possession du volume ; PostgreSQL refuse de tourner sous ce compte.
    mkdir -p "$PGDATA"
    find "$PGDATA" \! -user postgres -exec chown postgres '{}' +
    chmod 700 "$PGDATA"
    exec setpriv --reuid=postgres --regid=postgres --init-groups "$0" "$@"
  fi
  from_file POSTGRES_PASSWORD
  from_file POSTGRES_USER
  from_file POSTGRES_DB
  from_file POSTGRES_INITDB_ARGS
  export POSTGRES_USER=${POSTGRES_USER:-postgres}
  export POSTGRES_DB=${POSTGRES_DB:-$POSTGRES_USER}
  if [ -s "$PGDATA/PG_VERSION" ]; then
    printf '\nPGDATA contient déjà une base : l’initialisation est sautée.\n\n'
  else
    check_password
    create_database
    export PGPASSWORD=${POSTGRES_PASSWORD:-}
    initialise
    unset PGPASSWORD
  fi
fi

exec "$@"
