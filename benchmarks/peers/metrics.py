"""AUROC and average precision of raw arrays, with scikit-learn.

usage: metrics.py METRIC LABELS SCORES     (little-endian doubles)
"""
import json
import sys
import time

import numpy
from sklearn.metrics import average_precision_score, roc_auc_score

metric = {"auroc": roc_auc_score, "average-precision": average_precision_score}[sys.argv[1]]
labels = numpy.fromfile(sys.argv[2], dtype="<f8").astype(numpy.int32)
scores = numpy.fromfile(sys.argv[3], dtype="<f8")
metric(labels, scores)
started = time.perf_counter()
value = metric(labels, scores)
print(json.dumps({"value": value, "seconds": time.perf_counter() - started}))
