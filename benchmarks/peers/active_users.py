"""The straightforward way to count rolling active users: per-day sets and two pointers.

usage: active_users.py FILE.csv WINDOW_DAYS     (columns timestamp, user_id)
"""
import csv
import json
import sys
import time
from collections import Counter, defaultdict


def main(path, window):
    started = time.perf_counter()
    days = defaultdict(set)
    with open(path, newline="") as file:
        for row in csv.DictReader(file):
            days[int(row["timestamp"]) // 86400].add(row["user_id"])
    read = time.perf_counter()
    counts, best, best_start, left = Counter(), 0, None, 0
    ordered = sorted(days)
    for right in ordered:
        for user in days[right]:
            counts[user] += 1
        while ordered[left] <= right - window:
            for user in days[ordered[left]]:
                counts[user] -= 1
                if counts[user] == 0:
                    del counts[user]
            left += 1
        if len(counts) > best:
            best, best_start = len(counts), ordered[left]
    done = time.perf_counter()
    print(json.dumps({"max_distinct_users": best, "seconds": done - started, "read_seconds": read - started}))


main(sys.argv[1], int(sys.argv[2]))
