# shellcheck shell=ksh
# What the commands of this device remember: a file a thing in /rig/state, which the host may change as well. Sourced.
STATE=/rig/state

# remembered KEY DEFAULT
remembered() {
    typeset value=
    if [[ -r $STATE/$1 ]] && IFS= read -r value <"$STATE/$1"; then
        print -r -- "$value"
    else
        print -r -- "$2"
    fi
}

remember() {
    print -r -- "$2" >"$STATE/$1"
}

forget() {
    rm -f "$STATE/$1"
}

# complain TEXT [CODE]: to standard error, and out.
complain() {
    print -r -- "$1" >&2
    exit "${2:-1}"
}
