#!/usr/bin/env bash
# A Slurm cluster of this machine alone, for tests: bench/slurm-local.sh start|stop FOLDER
#
# Two nodes of one processor each, without systemd, control groups and accounting; it listens on 127.0.0.1 only. `start` writes FOLDER/slurm.conf,
# which SLURM_CONF is to name. Needs Debian's slurm-wlm and munge (tried with 22.05.8). PORT is the first of three ports.
set -euo pipefail
PATH=$PATH:/usr/sbin:/sbin
folder=$(realpath -m "$2") port=${PORT:-17000} user=$(id -un)
export SLURM_CONF=$folder/slurm.conf

pids() { cat "$folder"/run/*.pid 2>/dev/null || true; }

start() {
    mkdir -p "$folder"/{state,log,run,munge,spool.n1,spool.n2}
    chmod 700 "$folder/munge"
    [ -s "$folder/munge/key" ] || (umask 077 && head -c 128 /dev/urandom >"$folder/munge/key")
    cat >"$SLURM_CONF" <<CONF
ClusterName=semspace
SlurmctldHost=localhost(127.0.0.1)
SlurmctldPort=$port
SlurmUser=$user
SlurmdUser=$user
AuthType=auth/munge
AuthInfo=socket=$folder/munge/socket
CredType=cred/munge
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU_Memory
SchedulerParameters=batch_sched_delay=0,sched_interval=2,bf_interval=5
StateSaveLocation=$folder/state
SlurmdSpoolDir=$folder/spool.%n
SlurmctldPidFile=$folder/run/slurmctld.pid
SlurmdPidFile=$folder/run/slurmd.%n.pid
SlurmctldLogFile=$folder/log/slurmctld.log
SlurmdLogFile=$folder/log/slurmd.%n.log
MailProg=/bin/true
CommunicationParameters=NoInAddrAny,NoCtldInAddrAny
SwitchType=switch/none
MpiDefault=none
ReturnToService=2
SlurmdTimeout=10
KillWait=5
JobRequeue=1
NodeName=n1 NodeHostname=localhost NodeAddr=127.0.0.1 Port=$((port + 1)) CPUs=1 RealMemory=4000
NodeName=n2 NodeHostname=localhost NodeAddr=127.0.0.1 Port=$((port + 2)) CPUs=1 RealMemory=4000
PartitionName=all Nodes=ALL Default=YES MaxTime=INFINITE State=UP
CONF
    munged --force --key-file="$folder/munge/key" --socket="$folder/munge/socket" --pid-file="$folder/run/munged.pid" --log-file="$folder/log/munged.log" --seed-file="$folder/munge/seed"
    slurmctld -c -f "$SLURM_CONF"
    slurmd -N n1 -f "$SLURM_CONF"
    slurmd -N n2 -f "$SLURM_CONF"
    for ((i = 0; i < 100; i++)); do
        if [ "$(sinfo --noheader --Node --states idle --format %N 2>/dev/null | wc -l)" = 2 ]; then return; fi
        sleep 0.2
    done
    echo 'The nodes do not come up.' >&2
    exit 1
}

stop() {
    pids | xargs -r kill 2>/dev/null || true
    for ((i = 0; i < 100; i++)); do
        if ! pids | xargs -r kill -0 2>/dev/null || [ -z "$(pids)" ]; then return; fi
        sleep 0.1
    done
    pids | xargs -r kill -KILL 2>/dev/null || true
}

case $1 in start) start ;; stop) stop ;; *) echo 'start or stop?' >&2 && exit 2 ;; esac
