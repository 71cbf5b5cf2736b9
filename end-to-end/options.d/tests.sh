# The options of test; sourced by end-to-end/options while the environment runs.
# shellcheck shell=bash
try test "" 0 "udp-announce|http-health|0 failed" test "$name"
try test "--suite full" 0 "udp-peers|udp-scrape|http-peers|http-scrape|statistics|database-host|containers|0 failed" \
    test "$name" --suite full
try test "--suite performance" 0 "udp-speed|http-speed|400 announces" test "$name" --suite performance
try test "--suite performance, compared" 0 "%)|0 failed" test "$name" --suite performance
sees test "the baseline is 0600" [ "$(mode "$DEPLOYER_WORKSPACE/data/$name/baseline.json")" = 600 ]
try test "--report json" 0 '"suite" : "basic"' test "$name" --report json
try test "--report xml --output FILE" 0 "The report is in $work/tests.xml." \
    test "$name" --suite full --report xml --output "$work/tests.xml"
sees test "--report xml is JUnit's" grep -q '<testsuite name="[^"]*.full" tests="[0-9]*" failures="0"' "$work/tests.xml"
try test "--timeout SECONDS" 2 "1 to 3600" test "$name" --timeout 0
try test "--output, no such folder" 2 "its folder is not there" test "$name" --output "$work/no/where"
ln -s "$work/tests.xml" "$work/link.xml"
try test "--output, a link" 2 "it is no plain file" test "$name" --output "$work/link.xml"
if lxd; then
    "$deployer" ssh "$name" -- docker stop tracker >/dev/null
    try test "a tracker that is down" 7 "nothing listens|exited with" test "$name" --suite full
    "$deployer" ssh "$name" -- docker start tracker >/dev/null
    "$deployer" run "$name" --wait >/dev/null 2>&1
    "$deployer" ssh "$name" -- docker pause tracker >/dev/null
    try test "--timeout ends what hangs" 7 "not answered when" test "$name" --timeout 5
    "$deployer" ssh "$name" -- docker unpause tracker >/dev/null
fi
