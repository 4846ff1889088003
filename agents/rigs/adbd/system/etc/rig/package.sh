#!/system/bin/sh
# The package service behind cmd package and pm: an installed package is a file /data/app/NAME.apk. There is no Android
# runtime here, so an archive is not read: a package that is streamed in is named by its hash.
. /system/etc/rig/state.sh
APPS=/data/app
verb=$1
shift
case $verb in
    install)
        size=
        while [[ $# -gt 0 ]]; do
            [[ $1 = -S ]] && size=$2
            shift
        done
        [[ -n $size ]] || complain 'Error: must either specify a package size or an APK file'
        part=$APPS/.installing.$$
        trap 'rm -f "$part"' EXIT
        if ! head -c "$size" >"$part" || [[ $(stat -c %s "$part") != "$size" ]]; then
            print 'Failure [INSTALL_FAILED_INSUFFICIENT_STORAGE]'
            exit 1
        fi
        hash=$(sha256sum "$part")
        mv "$part" "$APPS/synthetic.p${hash%% *}.apk"
        print Success
        ;;
    uninstall)
        if rm "$APPS/$1.apk" 2>/dev/null; then print Success; else print 'Failure [DELETE_FAILED_INTERNAL_ERROR]'; exit 1; fi
        ;;
    list)
        [[ $1 = packages ]] || complain "Error: unknown list type '$1'"
        for file in "$APPS"/*.apk; do
            name=${file##*/}
            [[ -e $file ]] && print -r -- "package:${name%.apk}"
        done
        exit 0
        ;;
    path)
        [[ -e $APPS/$1.apk ]] && print -r -- "package:$APPS/$1.apk"
        ;;
    *) complain "Unknown command: $verb" 255 ;;
esac
