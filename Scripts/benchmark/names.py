"""The names that a made-up ledger is about: two hundred jurisdictions, one checklist, a few special cells.

Data only. Every code is one of ISO 3166-1, as the program asks for.
"""

JURISDICTIONS = (
    "AD AE AF AG AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ BM BN BO BR BS BT BW BY BZ CA CD CF CG CH CI "
    "CL CM CN CO CR CU CV CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FM FR GA GB GD GE GH GL GM GN GQ GR "
    "GT GW GY HK HN HR HT HU ID IE IL IN IQ IR IS IT JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK "
    "LR LS LT LU LV LY MA MC MD ME MG MH ML MN MO MR MT MU MV MW MX MY MZ NA NE NG NI NL NO NP NR NZ OM PA PE "
    "PG PH PK PL PR PS PT PW PY QA RO RS RU RW SA SB SC SD SE SG SI SK SL SM SN SO SR SS SV SY SZ TD TG TH TJ "
    "TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VN VU WS XK YE ZA ZM ZW "
).split()

CHECKLIST = "made-up"
INDICATOR_COUNT = 25
CRITERIA = ["criminalised", "online", "offline"]
LEVELS = ["No", "No", "Partially", "Yes", "No|Partially", "no data"]
STEPS = ["drafted", "introduced", "referred", "passed", "assented", "commenced"]


def indicators(count=INDICATOR_COUNT):
    return [f"{CHECKLIST}/indicator-{number}" for number in range(1, count + 1)]


# A tenth of all events judge this cell, up to so many.
LONG_CELL = ("KH", "made-up/indicator-1")
LONG_CELL_MOST = 100_000
# Only the first hundred events touch this cell.
OLD_CELL = ("ZW", "made-up/indicator-25")
# The same closed period of this cell is judged again and again.
PERIOD_CELL = ("LA", "made-up/indicator-3")
# One among five thousand, like any other.
ORDINARY_CELL = ("PH", "made-up/indicator-12")
