#!/bin/sh
# A real day, from an empty folder to invoices: sh examples/real_day/real_day.sh FILE 2020-04-14 [FOLDER]
set -eu
file=$1 day=$2
export TRUCKROLL_HOME="${3:-real-day-$day}" PORT="${PORT:-8020}" TRUCKROLL_LOG_LEVEL=warning
SECONDS_TO_PLAN="${SECONDS_TO_PLAN:-10}" REPLAY="${REPLAY:-}" # more options, such as --json
PATH=$PATH:$PWD/.venv/bin

truckroll company create --name "San Francisco" --timezone America/Los_Angeles --tax-jurisdiction SF
echo "san francisco day" | truckroll user create --email owner@sf.example --role owner --password-stdin
truckroll tax add --name "Sales tax" --percent 8.5 --jurisdiction SF --category labour --from 2020-01-01
truckroll import price-book examples/real_day/price_book.csv
truckroll import technicians "$file" --map examples/mappings/sf_stations.toml --set "date=$day"
truckroll import jobs "$file" --map examples/mappings/sf_dispatch.toml --set "date=$day"
truckroll plan "$day" --publish --seconds "$SECONDS_TO_PLAN"
truckroll serve &
trap 'kill $!' EXIT
TRUCKROLL_TOKEN=$(truckroll token create --user owner@sf.example) \
    python3 examples/real_day/replay.py "$file" --date "$day" --address "http://127.0.0.1:$PORT" $REPLAY
truckroll doctor
