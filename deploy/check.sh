#!/usr/bin/env bash
# Checks the deployment files with whatever is here to read them, and that every command and option in them is one of the program's:
# deploy/check.sh [TRUCE], TRUCE being a published program.
set -uo pipefail
cd "$(dirname "$0")"
truce=${1:-}
bad=0
fail() {
  echo "$1"
  bad=1
}

if command -v systemd-analyze > /dev/null; then
  units=$(mktemp -d)
  trap 'rm -rf "$units"' EXIT
  # The program stands in /opt only where it is installed.
  for unit in systemd/*.service; do sed 's|/opt/truce/truce|/bin/true|' "$unit" > "$units/$(basename "$unit")"; done
  cp "$units/truce-worker@.service" "$units/truce-worker@1.service"
  said=$(systemd-analyze verify --man=no "$units"/truce-serve.service "$units"/truce-watch.service "$units"/truce-worker@1.service 2>&1)
  [ -z "$said" ] && echo "systemd: 3 units" || fail "systemd: $said"
else
  echo "systemd-analyze is not here: units not checked"
fi

if python3 -c 'import yaml' 2> /dev/null; then
  python3 - <<'PYTHON' || bad=1
import glob, sys, yaml
compose = yaml.safe_load(open("compose.yaml"))
assert set(compose["services"]) >= {"postgres", "rabbitmq", "worker", "watch", "serve"}, "compose: a service is missing"
for name, service in compose["services"].items():
    for other in service.get("depends_on", {}):
        assert "healthcheck" in compose["services"][other], f"compose: {name} waits for the health of {other}, which has no check"
    for volume in service.get("volumes", []):
        assert volume.split(":")[0] in compose["volumes"], f"compose: {name} names a volume that is not declared: {volume}"
listed = yaml.safe_load(open("kubernetes/kustomization.yaml"))["resources"]
found = sorted(file.split("/")[1] for file in glob.glob("kubernetes/*.yaml") if "kustomization" not in file)
assert sorted(listed) == found, f"kubernetes: {found} are there, {listed} are listed"
count = 0
for file in listed:
    for thing in yaml.safe_load_all(open("kubernetes/" + file)):
        count += 1
        assert thing["apiVersion"] and thing["metadata"]["name"], f"kubernetes/{file}: a thing without name or version"
        if thing["kind"] != "Deployment": continue
        template = thing["spec"]["template"]
        labels = thing["spec"]["selector"]["matchLabels"]
        assert labels.items() <= template["metadata"]["labels"].items(), f"kubernetes/{file}: the selector finds none of its pods"
        volumes = {volume["name"] for volume in template["spec"].get("volumes", [])}
        for container in template["spec"]["containers"]:
            ports = {port["name"] for port in container.get("ports", [])}
            for probe in ("startupProbe", "livenessProbe", "readinessProbe"):
                port = container.get(probe, {}).get("httpGet", {}).get("port")
                assert port is None or port in ports, f"kubernetes/{file}: {probe} asks a port that is not there: {port}"
            assert "livenessProbe" in container and container["resources"]["limits"]["memory"], f"kubernetes/{file}: no probe or no limit"
            for mount in container.get("volumeMounts", []):
                assert mount["name"] in volumes, f"kubernetes/{file}: no volume {mount['name']}"
print(f"yaml: {len(compose['services'])} services, {count} things for Kubernetes")
PYTHON
else
  echo "no YAML reader is here: compose and Kubernetes files not checked"
fi

if command -v kubectl > /dev/null; then
  kubectl kustomize kubernetes > /dev/null && echo "kustomize: built" || bad=1
fi

if [ -n "$truce" ]; then
  uses() { # uses COMMAND OPTION…
    local help option
    help=$("$truce" "$1" --help) || { fail "truce $1 is no command"; return; }
    for option in "${@:2}"; do grep -q -- "$option\b" <<< "$help" || fail "truce $1 has no option $option"; done
  }
  for command in serve watch worker; do
    # shellcheck disable=SC2046
    uses "$command" $(grep -hE "[ \[]$command[ ,]" compose.yaml kubernetes/*.yaml systemd/*.service Dockerfile | grep -oE -- '--[a-z][a-z-]+' | sort -u)
  done
  echo "commands: their options are the program's"
fi
exit "$bad"
