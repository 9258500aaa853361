#!/usr/bin/env bash
# Writes docs/reference/commands.md from the help texts of a published program: docs/reference/commands.sh out/truce
set -euo pipefail
truce=$1
{
  echo "# Commands"
  echo
  echo 'What `truce COMMAND --help` prints, gathered by `docs/reference/commands.sh`. Exit codes: [exit-codes.md](exit-codes.md).'
  for command in read watch worker report show export diff recode review "review list" "review accept" "review correct" "review merge" "review split" "review assign" "review agreement" withhold verify backup serve account demo inspect parse code codebook build bench eval train; do
    printf '\n## truce %s\n\n```\n' "$command"
    "$truce" $command --help | sed 's/[ \t]*$//' | sed -e :a -e '/^\n*$/{$d;N;ba' -e '}'
    echo '```'
  done
} > "$(dirname "$0")/commands.md"
