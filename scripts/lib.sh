# shellcheck shell=bash
# shellcheck disable=SC2034 # the variables are for the scripts that source this file
# What the scripts share: messages in both languages, installing what is missing, the service's jobs.

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)

# Without a UTF-8 locale a JVM cannot open files whose names have accents.
case ${LC_ALL:-${LC_CTYPE:-${LANG:-}}} in
  *[Uu][Tt][Ff]8* | *[Uu][Tt][Ff]-8*) ;;
  *) export LC_ALL=C.UTF-8 ;;
esac

# say FRENCH ENGLISH: one message, both languages, on stderr (stdout is for results).
say() { printf '%s\n%s\n' "$1" "$2" >&2; }

fail() {
  say "Erreur : $1" "Error: $2"
  exit 1
}

is_root() { [ "$(id -u)" = 0 ]; }

has() { command -v "$1" >/dev/null 2>&1; }

# Somebody listens on this port of 127.0.0.1. The redirections belong to the subshell, so the probe leaves nothing open.
port_taken() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# --- what must be installed ---

java_release() { "$1" -version 2>&1 | sed -n '1s/.*version "\([0-9]*\).*/\1/p'; }

# The first JDK of release 17 or later: JAVA_HOME, then the PATH, then where Debian installs them. Sets JAVA_HOME.
find_jdk() {
  local java home
  for java in "${JAVA_HOME:+$JAVA_HOME/bin/java}" "$(command -v java || true)" /usr/lib/jvm/*/bin/java; do
    [ -x "$java" ] && [ "$(java_release "$java")" -ge 17 ] 2>/dev/null || continue
    home=$(dirname "$(dirname "$(readlink -f "$java")")")
    [ -x "$home/bin/javac" ] || continue
    export JAVA_HOME=$home
    return
  done
  return 1
}

# serves_postgis BIN: the PostgreSQL of this directory is a whole server and has PostGIS, library and scripts.
serves_postgis() {
  local release=${1%/bin}
  [ -x "$1/initdb" ] && compgen -G "$release/lib/postgis-*.so" >/dev/null &&
    [ -e "/usr/share/postgresql/${release##*/}/extension/postgis.control" ]
}

has_postgis() {
  local bin
  for bin in /usr/lib/postgresql/*/bin; do
    if serves_postgis "$bin"; then return 0; fi
  done
  return 1
}

# need NAME…: notes in MISSING what of it is not here (jdk, postgis, browser, fonts, or a command that a package has).
MISSING=()
need() {
  local name
  for name in "$@"; do
    case $name in
      jdk) find_jdk ;;
      postgis) has_postgis ;;
      browser) has chromium || has chromium-browser || has google-chrome ;;
      fonts) [ -d /usr/share/fonts/truetype/dejavu ] ;;
      *) has "$name" ;;
    esac || MISSING+=("$name")
  done
}

# The packages of what is missing, one a line, as this release of Debian or Ubuntu calls them.
packages_for() {
  local name
  for name in "$@"; do
    case $name in
      jdk) first_known openjdk-17-jdk-headless openjdk-21-jdk-headless openjdk-25-jdk-headless ;;
      postgis)
        echo postgresql-common
        echo "postgresql-$(postgresql_version)"
        echo "postgresql-$(postgresql_version)-postgis-3"
        ;;
      mvn) echo maven ;;
      browser) first_known chromium chromium-browser ;;
      fonts) echo fonts-dejavu ;;
      ogrinfo) echo gdal-bin ;;
      pdftotext) echo poppler-utils ;;
      *) echo "$name" ;;
    esac
  done
}

first_known() {
  local name
  for name in "$@"; do
    if apt-cache show "$name" >/dev/null 2>&1; then
      echo "$name"
      return
    fi
  done
  echo "$1"
}

# The release that is here already, or else the one that Debian's "postgresql" stands for.
postgresql_version() {
  local version
  version=$(printf '%s\n' /usr/lib/postgresql/*/bin/initdb | sort -V | sed -n 's|/usr/lib/postgresql/\([0-9]*\)/.*|\1|p' | tail -n 1)
  [ -n "$version" ] || version=$(apt-cache depends postgresql 2>/dev/null | sed -n 's/.*Depends: postgresql-\([0-9]*\)$/\1/p')
  echo "${version:-15}"
}

# Sets SUDO to how this user may install; fails where they may not.
may_install() {
  has apt-get || return 1
  SUDO=()
  if is_root; then return 0; fi
  SUDO=(sudo -n)
  has sudo && sudo -n true 2>/dev/null
}

# apt is talkative: what it said is shown when it failed.
apt() {
  local log result=0
  log=$(mktemp)
  "${SUDO[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o Dpkg::Use-Pty=0 "$@" </dev/null >"$log" 2>&1 || result=$?
  [ "$result" = 0 ] || tail -n 30 "$log" >&2
  rm -f "$log"
  return "$result"
}

# Installs what need has noted, or gives the command that does and fails.
install_missing() {
  [ ${#MISSING[@]} -gt 0 ] || return 0
  local names=("${MISSING[@]}") packages
  if may_install; then
    say "Installation de ce qui manque (quelques minutes) : ${names[*]}" "Installing what is missing (a few minutes): ${names[*]}"
    apt update || say "apt-get update a échoué ; essai avec les listes présentes." "apt-get update failed; trying with the lists at hand."
    mapfile -t packages < <(packages_for "${names[@]}")
    without_main_cluster apt install --no-install-recommends "${packages[@]}" || refuse_missing
    MISSING=()
    need "${names[@]}"
  fi
  [ ${#MISSING[@]} -eq 0 ] || refuse_missing
}

refuse_missing() {
  local command
  command="apt-get update && apt-get install $(packages_for "${MISSING[@]}" | tr '\n' ' ')"
  command=${command% }
  is_root || command="sudo sh -c '$command'"
  fail "il manque : ${MISSING[*]}. Tapez : $command" "missing: ${MISSING[*]}. Type: $command"
}

# Debian makes and starts a cluster of its own with PostgreSQL: nobody asked for one, ours is private.
without_main_cluster() {
  local settings=/etc/postgresql-common/createcluster.d result=0
  "${SUDO[@]}" mkdir -p "$settings"
  echo 'create_main_cluster = false' | "${SUDO[@]}" tee "$settings/vigie.conf" >/dev/null
  "$@" || result=$?
  "${SUDO[@]}" rm -f "$settings/vigie.conf"
  return "$result"
}

# --- the database ---

# Exports VIGIE_DB_URL, _USER and _PASSWORD: those given, or of the private cluster, which is started for it.
# STARTED_POSTGIS says whether it was not running before.
STARTED_POSTGIS=
provide_database() {
  local settings
  if [ -n "${VIGIE_DB_URL:-}" ]; then
    say "Base de données : $VIGIE_DB_URL" "Database: $VIGIE_DB_URL"
    return
  fi
  "$ROOT/scripts/postgis" status 2>/dev/null || STARTED_POSTGIS=yes
  settings=$("$ROOT/scripts/postgis" start) || exit 1
  eval "$settings"
  export VIGIE_DB_URL VIGIE_DB_USER VIGIE_DB_PASSWORD
}

# Leaves the machine as it was found: a cluster that provide_database started ends with the script.
stop_postgis_at_exit() {
  # shellcheck disable=SC2154 # set inside the trap
  trap 'code=$?; [ -z "$STARTED_POSTGIS" ] || "$ROOT/scripts/postgis" stop; exit "$code"' EXIT
}

# --- the running service ---

SERVICE_URL=${VIGIE_URL:-http://127.0.0.1:${VIGIE_PORT:-8080}}

# How the scripts show who they are: VIGIE_KEY, or, to a service on this machine, the first administrator's password. As a
# configuration of curl, so that neither stands in the list of processes.
credentials() {
  local password=$ROOT/.vigie/admin-password
  if [ -n "${VIGIE_KEY:-}" ]; then
    printf 'header = "Authorization: Bearer %s"\n' "$VIGIE_KEY"
  elif [[ $SERVICE_URL =~ ^https?://(127\.0\.0\.1|localhost|\[::1\])(:|/|$) ]] && [ -r "$password" ]; then
    printf 'user = "admin:%s"\n' "$(cat "$password")"
  fi
}

# ask CURL-ARGUMENT…: curl to the service, as somebody it knows.
ask() { curl -K <(credentials) -H "Accept-Language: $(reader_language)" "$@"; }

require_service() {
  curl -fsS -o /dev/null --connect-timeout 10 --max-time 30 "$SERVICE_URL/actuator/health" 2>/dev/null ||
    fail "Vigie ne répond pas à $SERVICE_URL ; lancez d’abord scripts/run (ou donnez --url, ou VIGIE_URL)." \
      "Vigie does not answer at $SERVICE_URL; start scripts/run first (or give --url, or VIGIE_URL)."
}

# The language for what the service says at length.
reader_language() {
  case ${LC_ALL:-${LC_MESSAGES:-${LANG:-}}} in en*) echo en ;; *) echo fr ;; esac
}

# json_field NAME: the first value of that name in the JSON on stdin, text without its quotes and escapes; nothing for null.
json_field() {
  LC_ALL=C awk -v name="$1" '
    { text = text $0 "\n" }
    function unicode(hex,   i, value) {
      value = 0
      for (i = 1; i <= 4; i++) value = value * 16 + index("0123456789abcdef", tolower(substr(hex, i, 1))) - 1
      if (value < 128) return sprintf("%c", value)
      if (value < 2048) return sprintf("%c%c", 192 + int(value / 64), 128 + value % 64)
      return sprintf("%c%c%c", 224 + int(value / 4096), 128 + int(value / 64) % 64, 128 + value % 64)
    }
    function plain(body,   out, c) {
      while (body != "") {
        c = substr(body, 1, 1)
        if (c == "\"") return out
        if (c != "\\") { out = out c; body = substr(body, 2); continue }
        c = substr(body, 2, 1)
        if (c == "u") { out = out unicode(substr(body, 3, 4)); body = substr(body, 7); continue }
        out = out (c == "n" ? "\n" : c == "t" ? "\t" : c == "r" ? "" : c)
        body = substr(body, 3)
      }
      return out
    }
    END {
      if (!match(text, "\"" name "\"[ \t\r\n]*:[ \t\r\n]*")) exit
      rest = substr(text, RSTART + RLENGTH)
      if (substr(rest, 1, 1) == "\"") { print plain(substr(rest, 2)); exit }
      match(rest, /^[^],}[:space:]]*/)
      if (RLENGTH > 0 && substr(rest, 1, RLENGTH) != "null") print substr(rest, 1, RLENGTH)
    }'
}

# file_part NAME PATH: what curl's -F takes for a file, whatever signs its name has.
file_part() {
  local path=${2//\\/\\\\}
  printf '%s=@"%s"' "$1" "${path//\"/\\\"}"
}

# submit PATH CURL-ARGUMENT…: posts to the service. 0: accepted, JOB_URL is set. 4: this version has no such path.
# 9: it is there already. 1 and 9: the reason was said.
submit() {
  local path=$1 status reply location
  shift
  reply=$(mktemp -d)
  status=$(ask -sS -o "$reply/body" -D "$reply/headers" -w '%{http_code}' --connect-timeout 10 "$@" "$SERVICE_URL$path") || status=000
  location=$(sed -n 's/^[Ll]ocation:[[:space:]]*\([^[:space:]]*\).*/\1/p' "$reply/headers" 2>/dev/null | tail -n 1)
  case $location in /*) JOB_URL=$SERVICE_URL$location ;; *) JOB_URL=$location ;; esac
  case $status in
    2*)
      rm -rf "$reply"
      if [ -n "$JOB_URL" ]; then return 0; fi
      say "Réponse $status sans l’adresse du travail (Location)." "Answer $status without the job's address (Location)."
      return 1
      ;;
    404 | 405)
      rm -rf "$reply"
      return 4
      ;;
  esac
  printf 'Refusé / Refused (%s) : %s\n' "$status" "$(refusal <"$reply/body")" >&2
  rm -rf "$reply"
  [ "$status" != 409 ] || return 9
  return 1
}

# The detail of a problem answer with the messages of its fields, or the whole body where it is something else.
refusal() {
  local body detail part
  body=$(head -c 4000)
  detail=$(json_field detail <<<"$body")
  printf '%s' "${detail:-$body}"
  tr '{' '\n' <<<"$body" | grep '"field"' | while read -r part; do
    printf ' %s : %s' "$(json_field field <<<"$part")" "$(json_field message <<<"$part")"
  done || true
}

# follow_job: waits for JOB_URL to end and shows how far it is: a bar on a terminal, a line every few seconds elsewhere.
# JOB is its last JSON. Fails when the job failed or the service went away for good.
follow_job() {
  local state lost=0 tick=0
  while true; do
    if JOB=$(ask -fsS --connect-timeout 10 --max-time 60 "$JOB_URL" 2>/dev/null); then
      lost=0
      state=$(json_field state <<<"$JOB")
      case $state in
        done)
          end_progress
          return 0
          ;;
        failed)
          end_progress
          say "Échec : $(failure_text fr)" "Failed: $(failure_text en)"
          return 1
          ;;
      esac
      show_progress "$tick"
    else
      lost=$((lost + 1))
      if [ "$lost" -ge 30 ]; then
        say "Vigie ne répond plus ; le travail : $JOB_URL" "Vigie no longer answers; the job: $JOB_URL"
        return 1
      fi
    fi
    tick=$((tick + 1))
    sleep "$([ "$tick" -lt 10 ] && echo 0.2 || echo 1)"
  done
}

failure_text() { curl -K <(credentials) -fsS --max-time 60 -H "Accept-Language: $1" "$JOB_URL" | json_field message; }

show_progress() {
  local percent rows
  percent=$(json_field progress <<<"$JOB" | LC_ALL=C awk '{ print int($1 * 100) }')
  rows=$(json_field rowsRead <<<"$JOB")
  percent=${percent:-0}
  if [ -t 2 ]; then
    printf '\r[%-40s] %3d %%  %s ' "$(printf '%*s' $((percent * 2 / 5)) '' | tr ' ' '#')" "$percent" "${rows:+$rows lignes / rows}" >&2
  elif [ $(($1 % 5)) = 0 ] && [ "$1" -ge 10 ]; then
    printf '%d %% %s\n' "$percent" "${rows:+$rows lignes / rows}" >&2
  fi
}

end_progress() {
  if [ -t 2 ]; then printf '\r%60s\r' '' >&2; fi
}
