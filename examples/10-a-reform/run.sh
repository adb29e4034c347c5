# One case with and without a reform that comes with the catalogue, then with one of one's own besides.
onething plan newborn --facts newborn.yaml --date 2026-12-01 --reform marriage-certificate
onething plan newborn --facts newborn.yaml --date 2026-12-01 --reform marriage-certificate --reform no-notice.yaml |
    sed -n 1,5p
# Before its day a reform changes nothing.
onething plan newborn --facts newborn.yaml --date 2026-11-30 --reform marriage-certificate | sed -n 4,6p
# Two that contradict each other are refused.
onething plan newborn --reform marriage-certificate --reform no-marriage-data.yaml || echo "exit code $?"
