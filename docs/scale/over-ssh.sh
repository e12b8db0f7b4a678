#!/bin/sh
# Makes the blocks of a plan on several machines over SSH, and assembles them here.
#
#   hsimc plan diabetes --count 100000 --block-size 1000 --target parquet --out diabetes.plan.json
#   sh over-ssh.sh diabetes.plan.json out/diabetes alpha beta gamma
#
# Each machine needs the same version of hsimc. A machine that fails is tried three times; what is missing then is named by `hsimc assemble` with the
# command that makes it, and this script can be run again: blocks that a machine has made are kept there, in a folder named after the plan.
set -eu
plan=$1
out=$2
shift 2
shards=$#
id=hsimc-$(cksum <"$plan" | tr ' ' -)
mkdir -p "$out"

make_shard() {
  for try in 1 2 3; do
    ssh "$1" "cat >$id.plan.json && hsimc compile --plan $id.plan.json --shard $2/$shards --out $id --quiet" <"$plan" &&
      ssh "$1" "tar -cf - -C $id ." | tar -xf - -C "$out" && return 0
    echo "$1: shard $2/$shards failed (attempt $try)" >&2
  done
  return 0
}

shard=0
for machine; do
  make_shard "$machine" "$shard" &
  shard=$((shard + 1))
done
wait
hsimc assemble "$out"
