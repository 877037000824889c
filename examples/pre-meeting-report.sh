#!/bin/sh
# pre-meeting-report.sh FOLDER [LOG]
#
# Writes the paper for the next meeting and the summary for the chair to FOLDER:
#
#     action-log-YYYY-MM-DD.md    status-YYYY-MM-DD.txt
#
# The date is today's, or that in ACTIONS_TODAY. Without LOG the program looks
# for the log where it always does. ACTIONS names the program, when it is not
# simply `actions`. Run again on the same day, it replaces that day's two files.
#
# Exit code, for a scheduler:
#     0  both are written and nothing is overdue
#     1  both are written and something is overdue
#     2  it could not be done; stderr says why

# No `set -e`: it would end with the exit code of whatever failed, and 1 has a
# meaning here. Every step that can fail is followed by its own `|| fail`.
set -u

work=

fail() {
    printf 'pre-meeting-report: %s\n' "$1" >&2
    exit 2
}

# However the script ends, nothing half-written stays behind.
tidy() {
    if [ -n "$work" ]; then rm -rf -- "$work"; fi
}
trap tidy EXIT
trap 'exit 2' HUP INT TERM

case $# in
    1 | 2) ;;
    *) fail 'usage: pre-meeting-report.sh FOLDER [LOG]' ;;
esac

program=${ACTIONS:-actions}
folder=$1

# The date is read once, so that a run at midnight does not use two. It becomes
# part of a file's name, so only this one form will do.
today=${ACTIONS_TODAY:-$(date +%F)}
case $today in
    [0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]) ;;
    *) fail "ACTIONS_TODAY must be written like 2023-06-22, not \`$today\`" ;;
esac

# A missing folder is not made: it may be a share that is not connected, and
# the papers would then be put where nobody looks.
case $folder in
    '') fail 'the name of the folder is empty' ;;
    -*) folder=./$folder ;;         # or it would be taken for an option below
esac
[ -d "$folder" ] || fail "there is no folder \`$folder\`"

paper=action-log-$today.md
status=status-$today.txt

# Moving a file onto a folder would put it inside.
for name in "$paper" "$status"; do
    [ ! -d "$folder/$name" ] || fail "\`$folder/$name\` is a folder"
done

# From here "$@" is what every command is given. With `=`, a log whose name
# begins with a hyphen is still a log.
if [ $# -eq 2 ]; then
    [ -n "$2" ] || fail 'the name of the log is empty'
    set -- "--file=$2" --today "$today" --color never
else
    set -- --today "$today" --color never
fi

# The log first: nothing is written from a log with a problem in it. Doubts do
# not stop a paper, and are not repeated here every week.
found=$("$program" "$@" check)
case $? in
    0) ;;
    1)
        printf '%s\n' "$found" >&2
        fail 'the log has a problem, so nothing was written'
        ;;
    *) fail 'the log could not be checked, so nothing was written' ;;
esac

# Both are written whole under a temporary name, in the same folder so that the
# moves below only rename. Making a folder fails if the name is taken, so what
# `tidy` removes is always our own.
temporary=$folder/.pre-meeting-report.$$
mkdir -- "$temporary" || fail "cannot write in \`$folder\`"
work=$temporary

"$program" "$@" report --format markdown >"$work/paper" ||
    fail 'the paper could not be made, so nothing was written'
"$program" "$@" status --format text >"$work/status" ||
    fail 'the summary could not be made, so nothing was written'

# Asked before anything is put in place, for this too can fail.
"$program" "$@" overdue --exit-code >/dev/null
case $? in
    0) result=0 news='nothing is overdue' ;;
    1) result=1 news='something is overdue' ;;
    *) fail 'it could not be seen what is overdue, so nothing was written' ;;
esac

# -f: never stop to ask, since nobody is there to answer.
mv -f -- "$work/paper" "$folder/$paper" ||
    fail "\`$folder/$paper\` could not be put in place, so nothing was written"
mv -f -- "$work/status" "$folder/$status" ||
    fail "\`$folder/$paper\` is new, but \`$folder/$status\` could not be put in place"

printf 'Wrote %s and %s in %s; %s.\n' "$paper" "$status" "$folder" "$news"
exit "$result"
