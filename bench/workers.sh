#!/usr/bin/env bash
# Two workers against one: bench/workers.sh TRUCE REPORTS.jsonl [ROUNDS]
# Starts a PostgreSQL and a RabbitMQ of its own (Debian's), queues the reports, and lets one worker, then two, take them, each bound to a core of
# its own. Prints for each run reports, seconds, processor seconds of the workers, and reports a processor second.
set -euo pipefail
truce=$(realpath "$1") reports=$(realpath "$2") rounds=${3:-3}
work=$(mktemp -d)
chmod 755 "$work"
programs=$(dirname "$(ls /usr/lib/postgresql/*/bin/initdb | tail -1)")
server() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }
install -d "$work/pg"
[ "$(id -u)" = 0 ] && chown postgres "$work/pg"
export HOME=$work RABBITMQ_NODENAME=truce-bench-$$@localhost RABBITMQ_NODE_IP_ADDRESS=127.0.0.1 RABBITMQ_NODE_PORT=$((20000 + $$ % 10000)) \
  RABBITMQ_DIST_PORT=$((31000 + $$ % 10000)) ERL_EPMD_PORT=$((42000 + $$ % 10000)) RABBITMQ_MNESIA_BASE=$work/mq RABBITMQ_LOG_BASE=$work/mq-log \
  RABBITMQ_ENABLED_PLUGINS_FILE=$work/plugins RABBITMQ_CONFIG_FILE=$work/none RABBITMQ_CONF_ENV_FILE=$work/none-env
echo '[].' > "$work/plugins"
stop() {
  [ -z "${broker:-}" ] || kill "$broker" 2> /dev/null || true
  server "$programs/pg_ctl" -D "$work/pg/data" -m immediate stop > /dev/null 2>&1 || true
  [ -z "${broker:-}" ] || wait "$broker" 2> /dev/null || true
  ERL_EPMD_PORT=$ERL_EPMD_PORT epmd -kill > /dev/null 2>&1 || true
  rm -rf "$work"
}
trap stop EXIT
cd /
server "$programs/initdb" -D "$work/pg/data" --auth=trust --username=truce --encoding=UTF8 --locale=C --no-sync > /dev/null
server "$programs/pg_ctl" -D "$work/pg/data" -w -l "$work/pg/log" -o "-k $work/pg -h ''" start > /dev/null
/usr/lib/rabbitmq/bin/rabbitmq-server > "$work/mq.out" 2>&1 &
broker=$!
for _ in $(seq 900); do (exec 3<> "/dev/tcp/127.0.0.1/$RABBITMQ_NODE_PORT") 2> /dev/null && break; sleep 0.1; done
sleep 3
cores=($(taskset -cp $$ | sed 's/.*: //' | awk -F, '{ for (i = 1; i <= NF; i++) if (split($i, r, "-") == 2) for (c = r[1]; c <= r[2]; c++) print c; else print $i }'))
echo "workers reports seconds cpu_seconds reports_per_cpu_second"
for round in $(seq "$rounds"); do
  for count in 1 2; do
    name=r${round}w$count
    server psql -q -h "$work/pg" -U truce -d postgres -c "CREATE DATABASE $name TEMPLATE template0"
    export TRUCE_LEDGER="Host=$work/pg;Username=truce;Database=$name" TRUCE_QUEUE="amqp://guest:guest@127.0.0.1:$RABBITMQ_NODE_PORT/?queue=$name"
    "$truce" read "$reports" --queue > /dev/null 2>&1
    begin=$(date +%s.%N)
    workers=()
    for worker in $(seq "$count"); do
      DOTNET_PROCESSOR_COUNT=1 taskset -c "${cores[$((worker - 1))]}" /usr/bin/time -o "$work/$name.$worker" -f '%U %S' "$truce" worker --until-empty > /dev/null 2>&1 &
      workers+=($!)
    done
    for worker in "${workers[@]}"; do wait "$worker"; done
    # The five seconds in which an empty queue is waited for are no work.
    seconds=$(echo "$(date +%s.%N) - $begin - 5" | bc)
    held=$(server psql -qtA -h "$work/pg" -U truce -d "$name" -c 'SELECT count(*) FROM document')
    cat "$work/$name".* | awk -v w="$count" -v n="$held" -v s="$seconds" '{ cpu += $1 + $2 } END { printf "%d %d %.1f %.1f %.1f\n", w, n, s, cpu, n / cpu }'
  done
done
