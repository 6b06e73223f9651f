"""Logistic regression and boosted trees on raw arrays, with scikit-learn's defaults.

usage: train.py FAMILY FEATURES LABELS COLUMNS TRAIN_ROWS TEST_ROWS
       (little-endian doubles, row after row; NaN = missing; the first TRAIN_ROWS are fitted, the last
       TEST_ROWS scored)
"""
import json
import sys
import time

import numpy
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, roc_auc_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

family, features, labels, columns, train_rows, test_rows = sys.argv[1:]
x = numpy.fromfile(features, dtype="<f8").reshape(-1, int(columns))
y = numpy.fromfile(labels, dtype="<f8")
train, test = slice(0, int(train_rows)), slice(-int(test_rows), None)
models = {
    "logistic": lambda: make_pipeline(
        SimpleImputer(add_indicator=True), StandardScaler(), LogisticRegression(max_iter=1000)),
    "trees": lambda: HistGradientBoostingClassifier(random_state=0),
}
model = models[family]()
started = time.perf_counter()
model.fit(x[train], y[train])
fitted = time.perf_counter() - started
scores = model.predict_proba(x[test])[:, 1]
print(json.dumps({
    "seconds": fitted,
    "auroc": roc_auc_score(y[test], scores),
    "average_precision": average_precision_score(y[test], scores),
}))
