#!/bin/sh
# Un service qui s’arrête proprement : il intercepte SIGTERM, termine, puis sort.
terminer() {
  echo 'SIGTERM reçu, je range'
  exit 0
}
trap terminer TERM

echo 'prêt'
while :; do
  # « wait » est interrompu par un signal, « sleep » seul ne le serait pas.
  sleep 1 &
  wait $!
done
