"""Logistic regression and boosted trees on an exported training set, with scikit-learn.

usage: train.py TRAIN.csv TEST.csv     (numeric columns, label in the column `label`; empty = missing)
"""
import json
import sys
import time

import pandas
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, brier_score_loss, roc_auc_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

train, test = pandas.read_csv(sys.argv[1]), pandas.read_csv(sys.argv[2])
models = {
    "logistic": make_pipeline(
        SimpleImputer(add_indicator=True), StandardScaler(), LogisticRegression(max_iter=1000)),
    "hist_gradient_boosting": HistGradientBoostingClassifier(random_state=0),
}
for name, model in models.items():
    started = time.perf_counter()
    model.fit(train.drop(columns="label"), train.label)
    fitted = time.perf_counter() - started
    scores = model.predict_proba(test.drop(columns="label"))[:, 1]
    print(json.dumps({
        "model": name,
        "fit_seconds": fitted,
        "auroc": roc_auc_score(test.label, scores),
        "average_precision": average_precision_score(test.label, scores),
        "brier": brier_score_loss(test.label, scores),
    }))
