"""The weights of both looks: logistic regressions over pairs of three dev streams (English political news, short English
event reports, Vietnamese news), as they are, thinned out, in handfuls, and the first one with its days moved so that
reports of different years stand side by side. Each stream weighs the same. docs/stories.md has the scores out of fold.
"""

WEIGHTS = {
    "cosine": 1.732,
    "lead": 5.200,
    "names": 2.675,
    "numbers": 1.712,
    "pairs": 3.607,
    "near1_low": -4.354,
    "near1_high": 2.396,
    "near2_low": 3.103,
    "near2_high": -3.514,
    "near5_low": 1.123,
    "near5_high": 0.196,
    "alike": 6.529,
    "length": -2.537,
    "shorter": -2.019,
    "level1_low": -1.698,
    "level1_high": -0.922,
    "level5_low": -0.483,
    "level5_high": 0.226,
    "shared": 0.060,
}
BIAS = 5.008
WEIGHTS_AGAIN = {
    "cosine": 0.681,
    "lead": 5.745,
    "names": 2.687,
    "numbers": 1.879,
    "pairs": 5.054,
    "near1_low": -3.103,
    "near1_high": 1.115,
    "near2_low": 4.215,
    "near2_high": -3.365,
    "near5_low": 1.779,
    "near5_high": 1.354,
    "alike": -0.060,
    "length": -3.567,
    "shorter": -3.294,
    "level1_low": -2.177,
    "level1_high": -0.588,
    "level5_low": 1.676,
    "level5_high": 1.360,
    "shared": 0.490,
    "odds": -0.358,
    "kin": 2.435,
    "kin_low": -0.007,
    "kin_high": 4.810,
    "closest": -0.379,
    "many": -1.397,
}
BIAS_AGAIN = 11.886
