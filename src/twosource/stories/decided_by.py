"""The weights of both looks: logistic regressions over pairs of three dev streams (English political news, short English
event reports, Vietnamese news), as they are, thinned out, in handfuls, and the first one with its days moved so that
reports of different years stand side by side. Each stream weighs the same. docs/stories.md has the scores out of fold.
"""

WEIGHTS = {
    "cosine": 2.223,
    "lead": 4.568,
    "names": 2.323,
    "numbers": 1.729,
    "pairs": 4.652,
    "near1_low": -3.668,
    "near1_high": 2.169,
    "near2_low": 2.519,
    "near2_high": -3.546,
    "near5_low": 1.352,
    "near5_high": -0.083,
    "alike": 6.564,
    "length": -2.409,
    "shorter": -1.566,
    "level1_low": -1.659,
    "level1_high": -0.885,
    "level5_low": -0.821,
    "level5_high": 0.329,
    "shared": -0.385,
}
BIAS = 5.008
WEIGHTS_AGAIN = {
    "cosine": 1.254,
    "lead": 6.080,
    "names": 2.581,
    "numbers": 2.176,
    "pairs": 6.824,
    "near1_low": -2.956,
    "near1_high": 1.479,
    "near2_low": 4.217,
    "near2_high": -3.481,
    "near5_low": 2.070,
    "near5_high": 0.897,
    "alike": 1.669,
    "length": -3.661,
    "shorter": -2.832,
    "level1_low": -2.356,
    "level1_high": -0.636,
    "level5_low": 0.913,
    "level5_high": 1.238,
    "shared": -0.135,
    "odds": -0.494,
    "kin": 1.647,
    "kin_low": 0.078,
    "kin_high": 4.979,
    "closest": 0.116,
    "many": -1.209,
}
BIAS_AGAIN = 9.559
