#!/usr/bin/env bash
# An audit on a cluster: a job array whose every task searches a part, and a job that merges them.
#
#     jobs=$(sbatch --parsable --array=1-32 verify/campaigns/slurm.sh)
#     sbatch --dependency=afterany:"$jobs" --wrap 'cargo xtask audit merge audit/part-*.json > audit/table.txt'
#
# From the workspace's root, where the harness is built (`cargo build -p kullback-verify`) and the file system is shared.
# AUDIT has the options: which subject, which operations, how long.
#SBATCH --job-name=audit
#SBATCH --cpus-per-task=2
#SBATCH --time=01:30:00
set -euo pipefail

part=$SLURM_ARRAY_TASK_ID parts=$SLURM_ARRAY_TASK_COUNT
read -ra options <<<"${AUDIT:---subject fast --budget 1h --no-promote}"
mkdir -p audit
cargo xtask audit "${options[@]}" --shard "$part/$parts" --jobs "${SLURM_CPUS_PER_TASK:-2}" \
    --format json --out "audit/part-$part.json" >/dev/null
