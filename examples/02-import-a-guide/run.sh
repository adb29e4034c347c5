# Two made-up guides become a catalogue; a second import changes nothing; the catalogue can be planned.
onething import guides/*.json --names names.yaml --into build/hongling
onething import guides/*.json --names names.yaml --into build/hongling | tail -1
onething plan bakery --in build/hongling --date 2026-10-01
