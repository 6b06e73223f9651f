"""Tenant activity and drop flags as people write them with pandas (window over existing rows).

usage: tenant_actives.py FILE.csv     (columns tenant_id, user_id, event_time, event_name)
"""
import json
import sys
import time

import pandas

started = time.perf_counter()
frame = pandas.read_csv(sys.argv[1], parse_dates=["event_time"])
frame = frame[frame.event_name == "chat_turn"]
frame["event_date"] = frame.event_time.dt.floor("D")
dau = frame.groupby(["tenant_id", "event_date"]).user_id.nunique().rename("dau").reset_index()
grouped = dau.groupby("tenant_id").dau
dau["avg_7d"] = grouped.transform(lambda days: days.rolling(7, min_periods=1).mean())
dau["prev_avg_7d"] = dau.groupby("tenant_id").avg_7d.shift(7)
dau["is_drop_30pct"] = ((dau.prev_avg_7d > 0) & (dau.avg_7d <= 0.7 * dau.prev_avg_7d)).astype(int)
print(json.dumps({
    "rows": len(dau),
    "drops": int(dau.is_drop_30pct.sum()),
    "seconds": time.perf_counter() - started,
}))
