"""The weights of both looks: logistic regressions over pairs of three dev streams (English political news, short English
event reports, Vietnamese news), as they are, thinned out, in handfuls, and the first one with its days moved so that
reports of different years stand side by side. Each stream weighs the same. docs/stories.md has the scores out of fold.
"""

WEIGHTS = {
    "cosine": 2.240,
    "lead": 4.545,
    "names": 2.341,
    "numbers": 1.722,
    "pairs": 4.627,
    "near1_low": -3.908,
    "near1_high": 2.259,
    "near2_low": 2.732,
    "near2_high": -3.472,
    "near5_low": 1.287,
    "near5_high": -0.144,
    "alike": 6.497,
    "length": -2.428,
    "shorter": -1.602,
    "level1_low": -1.587,
    "level1_high": -0.904,
    "level5_low": -0.874,
    "level5_high": 0.309,
    "shared": -0.359,
}
BIAS = 5.120
WEIGHTS_AGAIN = {
    "cosine": 1.363,
    "lead": 6.159,
    "names": 2.595,
    "numbers": 2.182,
    "pairs": 6.858,
    "near1_low": -2.929,
    "near1_high": 1.422,
    "near2_low": 4.136,
    "near2_high": -3.498,
    "near5_low": 2.036,
    "near5_high": 0.932,
    "alike": 1.727,
    "length": -3.692,
    "shorter": -2.875,
    "level1_low": -2.467,
    "level1_high": -0.666,
    "level5_low": 0.932,
    "level5_high": 1.271,
    "shared": -0.120,
    "odds": -0.519,
    "kin": 1.776,
    "kin_low": 0.127,
    "kin_high": 4.834,
    "closest": 0.241,
    "many": -1.223,
}
BIAS_AGAIN = 9.733
