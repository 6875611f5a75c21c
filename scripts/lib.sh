# shellcheck shell=bash
# What the scripts share: messages in both languages, the checkout's place, free ports.

# shellcheck disable=SC2034 # used by the scripts that source this file
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)

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
