#!/bin/sh
# One step of the change of the master key, in the file that peakonjit.master-key names (or master.key in the data
# directory). After each step every node gets the file and is restarted, one after the other:
#   add      a new key behind the old one: every node can open what either seals
#   promote  the new key to the front: it seals from now on, and each start seals anew what the database has
#   retire   the old key away
#   usage: rotate-master-key.sh FILE add|promote|retire
set -eu
[ $# -eq 2 ] || { sed -n '7p' "$0" >&2; exit 2; }
umask 077
file=$1
[ -f "$file" ] || { echo "there is no file $file" >&2; exit 1; }
keys=$(tr -s ', \r' '\n' < "$file" | sed '/^$/d')
count=$(printf '%s\n' "$keys" | wc -l)

case $2 in
  add)
    [ "$count" -eq 1 ] || { echo "$file has $count keys already" >&2; exit 1; }
    next=$(printf '%s\n%s' "$keys" "$(head -c 32 /dev/urandom | base64)")
    ;;
  promote)
    [ "$count" -eq 2 ] || { echo "$file has $count keys: add one first" >&2; exit 1; }
    next=$(printf '%s\n%s' "$(printf '%s\n' "$keys" | tail -n 1)" "$(printf '%s\n' "$keys" | head -n 1)")
    ;;
  retire)
    [ "$count" -eq 2 ] || { echo "$file has $count keys: there is none to retire" >&2; exit 1; }
    next=$(printf '%s\n' "$keys" | head -n 1)
    ;;
  *) sed -n '7p' "$0" >&2; exit 2 ;;
esac

aside=$(mktemp "$file.XXXXXX")
trap 'rm -f "$aside"' EXIT
printf '%s\n' "$next" > "$aside"
chmod --reference="$file" "$aside"
chown --reference="$file" "$aside" 2>/dev/null || true
mv "$aside" "$file"
