"""The weights of both looks: logistic regressions over pairs of three dev streams (English political news, short English
event reports, Vietnamese news), as they are, thinned out, in handfuls, and the first one with its days moved so that
reports of different years stand side by side. Each stream weighs the same. docs/stories.md has the scores out of fold.
"""

WEIGHTS = {
    "cosine": 1.428,
    "lead": 4.941,
    "names": 2.567,
    "numbers": 1.823,
    "pairs": 2.727,
    "near1_low": -2.863,
    "near1_high": 2.546,
    "near2_low": 1.942,
    "near2_high": -3.875,
    "near5_low": 1.313,
    "near5_high": 0.499,
    "alike": 6.155,
    "length": -2.274,
    "shorter": -1.910,
    "level1_low": -1.799,
    "level1_high": -0.720,
    "level5_low": -0.157,
    "level5_high": 0.419,
    "shared": 0.103,
}
BIAS = 4.537
WEIGHTS_AGAIN = {
    "cosine": 0.834,
    "lead": 6.620,
    "names": 3.113,
    "numbers": 2.636,
    "pairs": 4.141,
    "near1_low": -2.947,
    "near1_high": 1.951,
    "near2_low": 3.216,
    "near2_high": -4.558,
    "near5_low": 2.546,
    "near5_high": 1.705,
    "alike": 1.027,
    "length": -3.726,
    "shorter": -3.565,
    "level1_low": -2.886,
    "level1_high": -1.016,
    "level5_low": 2.498,
    "level5_high": 1.818,
    "shared": 0.514,
    "odds": -0.556,
    "kin": 2.630,
    "kin_low": 0.203,
    "kin_high": 4.055,
    "closest": -0.073,
    "many": -1.640,
}
BIAS_AGAIN = 13.337
