#!/usr/bin/env bash
# Draws the pictures beside this script anew: the paper of the sample in Word and as a web page, and the screens.
# Needs Chromium, LibreOffice, pdftoppm and the Liberation fonts.
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cargo build --quiet --locked
actions() { target/debug/actions --today "${today:-2023-06-22}" "$@"; }
browse() { chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --user-data-dir="$work/browser" "$@" 2>/dev/null; }
office() { soffice "-env:UserInstallation=file://$work/office" --headless "$@" >/dev/null 2>&1; }

# The paper.
actions --quiet report --output "$work/june.docx"
actions --quiet report --output "$work/june.html"
office --convert-to pdf --outdir "$work" "$work/june.docx"
pdftoppm -r 80 -png "$work/june.pdf" docs/paper-word
browse --screenshot="$PWD/docs/paper-page.png" --window-size=1100,1000 "file://$work/june.html"
browse --blink-settings=preferredColorScheme=0 --screenshot="$PWD/docs/paper-dark.png" --window-size=1100,1000 "file://$work/june.html"
browse --screenshot="$PWD/docs/paper-phone.png" --window-size=500,1100 "file://$work/june.html"
browse --no-pdf-header-footer --print-to-pdf="$work/page.pdf" "file://$work/june.html"
pdftoppm -r 80 -png "$work/page.pdf" docs/paper-print

# The screens: colours as a terminal shows them, in a page of its size.
screen() { # name, columns, lines, command …
    local name=$1 columns=$2 lines=$3
    shift 3
    {
        printf '<!DOCTYPE html><meta charset="utf-8"><style>body{margin:0;background:#1e1e1e}'
        printf 'pre{margin:0;padding:12px;color:#d4d4d4;font:15px/20px "Liberation Mono",monospace}'
        printf '.c1{font-weight:bold;color:#fff}.c2{color:#7f7f7f}.c31{color:#f48771}.c32{color:#6fbf73}'
        printf '.c33{color:#e5c07b}.c34{color:#6cb6ff}</style><pre>'
        COLUMNS=$columns LINES=$lines actions --color always "$@" | sed -E \
            -e 's/&/\&amp;/g; s/</\&lt;/g; s/>/\&gt;/g' \
            -e 's/\x1b\[0m/<\/span>/g; s/\x1b\[([0-9]+)m/<span class="c\1">/g'
        printf '</pre>'
    } >"$work/$name.html"
    local high
    high=$(COLUMNS=$columns LINES=$lines actions "$@" | wc -l)
    browse --screenshot="$PWD/docs/$name.png" --window-size="$((columns * 9 + 26)),$((high * 20 + 26))" "file://$work/$name.html"
}
for columns in 80 120; do
    screen "list-$columns" "$columns" 60 list
    screen "status-$columns" "$columns" 24 status
    screen "show-$columns" "$columns" 60 show 4
    today=2023-07-20 screen "overdue-$columns" "$columns" 60 overdue
done
