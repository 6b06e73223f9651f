"""AUROC by cohort as people write it with pandas and scikit-learn.

usage: cohort_auc.py FILE.csv     (columns y_true, y_score, cohort_id)
"""
import json
import sys
import time

import pandas
from sklearn.metrics import roc_auc_score


def auc(group):
    if group.y_true.nunique() < 2:
        return None
    return roc_auc_score(group.y_true, group.y_score)


started = time.perf_counter()
frame = pandas.read_csv(sys.argv[1])
read = time.perf_counter()
values = {cohort: auc(group) for cohort, group in frame.groupby("cohort_id")}
done = time.perf_counter()
defined = [value for value in values.values() if value is not None]
print(json.dumps({
    "cohorts": len(values),
    "mean": sum(defined) / len(defined),
    "seconds": done - started,
    "compute_seconds": done - read,
}))
