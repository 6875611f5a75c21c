# shellcheck shell=bash
# What scripts/backup and scripts/restore share; source it after lib.sh.

MAGIC="VIGIE-BACKUP 1"

# The tools of the newest PostgreSQL here: they read every older server.
find_client() {
  local dir
  dir=$(printf '%s\n' /usr/lib/postgresql/*/bin/pg_dump | sort -V | tail -n 1)
  if [ -x "$dir" ]; then PATH=$(dirname "$dir"):$PATH; fi
  has pg_dump && has psql || fail "pg_dump est absent ; installez postgresql-client." "pg_dump is missing; install postgresql-client."
}

# libpq's own variables from VIGIE_DB_URL (jdbc:postgresql://host:port/name), _USER and _PASSWORD.
use_database() {
  [[ $VIGIE_DB_URL =~ ^jdbc:postgresql://([^:/?]+)(:([0-9]+))?/([^?]+) ]] ||
    fail "adresse de base inattendue : $VIGIE_DB_URL" "unexpected database address: $VIGIE_DB_URL"
  export PGHOST=${BASH_REMATCH[1]} PGPORT=${BASH_REMATCH[3]:-5432} PGDATABASE=${BASH_REMATCH[4]}
  export PGUSER=${VIGIE_DB_USER:-vigie} PGPASSWORD=${VIGIE_DB_PASSWORD:-} PGCONNECT_TIMEOUT=10 PGCLIENTENCODING=UTF8
}

query() { psql -XAtq -v ON_ERROR_STOP=1 "$@"; }

# The passphrase never stands in a list of processes: it goes through a file that only this user can read.
prepare_secret() {
  umask 077
  WORK=$(mktemp -d)
  trap 'rm -rf "$WORK"' EXIT
  export GNUPGHOME=$WORK/gnupg
  mkdir "$GNUPGHOME"
  if [ -n "${VIGIE_BACKUP_PASSPHRASE_FILE:-}" ]; then
    [ -r "$VIGIE_BACKUP_PASSPHRASE_FILE" ] || fail "illisible : $VIGIE_BACKUP_PASSPHRASE_FILE" "not readable: $VIGIE_BACKUP_PASSPHRASE_FILE"
    head -n 1 "$VIGIE_BACKUP_PASSPHRASE_FILE" >"$WORK/passphrase"
  else
    printf '%s\n' "${VIGIE_BACKUP_PASSPHRASE:-}" >"$WORK/passphrase"
  fi
  [ "$(wc -c <"$WORK/passphrase")" -gt 12 ] ||
    fail "donnez une phrase secrète d’au moins 12 signes : VIGIE_BACKUP_PASSPHRASE_FILE=fichier (ou VIGIE_BACKUP_PASSPHRASE)." \
      "give a passphrase of at least 12 characters: VIGIE_BACKUP_PASSPHRASE_FILE=file (or VIGIE_BACKUP_PASSPHRASE)."
}

secret() { gpg --batch --quiet --no-options --no-symkey-cache --pinentry-mode loopback --passphrase-file "$WORK/passphrase" "$@"; }

# AES-256 with OpenPGP's own seal: a changed or cut file does not open. What is inside is compressed already.
encrypt() { secret --symmetric --cipher-algo AES256 --s2k-digest-algo SHA512 --s2k-count 65011712 --compress-algo none --output "$1"; }

decrypt() { secret --decrypt "$1"; }

# One line a table: its name, its rows, and a sum over all their values that does not depend on their order.
# shellcheck disable=SC2016 # the dollars are PostgreSQL's
SUMS='
select format($$select %L, count(*), coalesce(sum(hashtextextended(t::text, 0)::numeric), 0) from %s t$$, c.oid::regclass, c.oid::regclass)
from pg_class c join pg_namespace n on n.oid = c.relnamespace
where c.relkind = $$r$$ and n.nspname = $$public$$ and c.relname not in ($$spatial_ref_sys$$, $$flyway_schema_history$$)
  and c.relpersistence = $$p$$
  and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = $$e$$)
order by c.relname
\gexec
'
