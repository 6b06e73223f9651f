(() => {
  'use strict';
  const data = new Map();
  document.querySelectorAll('script.chart-data').forEach((script) => {
    data.set(script.dataset.section, JSON.parse(script.textContent));
  });
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const ticks = (value) => (value === 0 ? '0' : Number(value.toPrecision(2)).toString());

  const axis = (title, rest) => ({
    type: 'linear',
    title: { display: true, text: title, color: colour('--soft') },
    ticks: { color: colour('--soft'), maxTicksLimit: 6, callback: ticks },
    grid: { color: colour('--grid') },
    border: { display: false },
    ...rest,
  });
  const options = (x, y, rest) => ({
    animation: false,
    responsive: true,
    maintainAspectRatio: false,
    interaction: { mode: 'nearest', intersect: false },
    scales: { x, y },
    ...rest,
    plugins: {
      legend: { labels: { color: colour('--ink'), boxWidth: 14, boxHeight: 2 } },
      ...(rest || {}).plugins,
    },
  });
  const line = (label, points, stroke, rest) => ({
    label, data: points, borderColor: stroke, backgroundColor: stroke, borderWidth: 1.75,
    pointRadius: 0, ...rest,
  });
  const guide = (label, from, to) =>
    line(label, [from, to], colour('--soft'), { borderWidth: 1, borderDash: [3, 4] });
  const pairs = (points) => points.map(([x, y]) => ({ x, y }));
  const strokes = () => [colour('--first'), colour('--second')];

  const curves = (series, x, y, reference, rest) => ({
    type: 'line',
    data: {
      datasets: [
        ...series.map((s, i) => line(s.name, pairs(s.points), strokes()[i], rest)),
        reference,
      ],
    },
    options: options(axis(x, { min: 0, max: 1 }), axis(y, { min: 0, max: 1 })),
  });

  const whiskers = (points, shownLeast) => ({
    id: 'whiskers',
    beforeDatasetsDraw(chart) {
      const { ctx, scales } = chart;
      ctx.save();
      ctx.strokeStyle = colour('--range');
      ctx.lineWidth = 3;
      points.forEach((p) => {
        const x = scales.x.getPixelForValue(Math.max(p.score, shownLeast));
        ctx.beginPath();
        ctx.moveTo(x, scales.y.getPixelForValue(Math.max(p.lower, shownLeast)));
        ctx.lineTo(x, scales.y.getPixelForValue(Math.max(p.upper, shownLeast)));
        ctx.stroke();
      });
      ctx.restore();
    },
  });

  const reliability = (section) => {
    const points = section.reliability;
    const positive = points.flatMap((p) => [p.score, p.upper]).filter((v) => v > 0);
    const greatest = Math.min(1, Math.max(...points.flatMap((p) => [p.score, p.upper])) * 1.15);
    const log = section.rare && positive.length > 0;
    const filled = points.flatMap((p) => [p.score, p.rate]).filter((v) => v > 0);
    const least = log ? 10 ** Math.floor(Math.log10(Math.min(...filled) * 0.9)) : 0;
    const decades = log ? Math.log10(greatest / least) : 0;
    const logTick = (v) => {
      const mantissa = v / 10 ** Math.floor(Math.log10(v) + 1e-9);
      const wanted = decades < 1.5 ? [1, 2, 5] : [1];
      return wanted.some((m) => Math.abs(mantissa - m) < 1e-6) ? ticks(v) : '';
    };
    const shown = log ? { ticks: { color: colour('--soft'), callback: logTick, maxRotation: 0, autoSkip: false } } : {};
    const scale = { type: log ? 'logarithmic' : 'linear', min: least, max: log ? greatest : Math.max(greatest, 0.1), ...shown };
    const at = (v) => Math.max(v, least);
    const name = log ? ' (logarithmic; 0 is shown at the edge)' : '';
    return {
      type: 'line',
      data: {
        datasets: [
          line('bins', points.map((p) => ({ x: at(p.score), y: at(p.rate), bin: p })), colour('--first'), { pointRadius: 3.5 }),
          guide('perfect', { x: scale.min, y: scale.min }, { x: scale.max, y: scale.max }),
        ],
      },
      options: options(axis('mean score' + name, scale), axis('positive rate', scale), {
        plugins: {
          tooltip: {
            callbacks: {
              label: ({ raw }) => (raw.bin
                ? `rate ${raw.bin.rate} (${raw.bin.lower} – ${raw.bin.upper}), score ${raw.bin.score}, ${raw.bin.count} rows`
                : 'perfect'),
            },
          },
        },
      }),
      plugins: [whiskers(points, least)],
    };
  };

  const thresholdLine = (histogram) => ({
    id: 'threshold',
    afterDatasetsDraw(chart) {
      if (histogram.threshold === undefined) return;
      const { ctx, scales, chartArea } = chart;
      const share = (histogram.threshold - histogram.lower) / (histogram.upper - histogram.lower || 1);
      const width = (chartArea.right - chartArea.left);
      const x = chartArea.left + Math.min(1, Math.max(0, share)) * width;
      ctx.save();
      ctx.strokeStyle = colour('--bad');
      ctx.setLineDash([5, 3]);
      ctx.lineWidth = 1.5;
      ctx.beginPath();
      ctx.moveTo(x, chartArea.top);
      ctx.lineTo(x, chartArea.bottom);
      ctx.stroke();
      ctx.fillStyle = colour('--bad');
      ctx.font = '11px system-ui, sans-serif';
      const right = x > chartArea.left + width * 0.8;
      ctx.textAlign = right ? 'right' : 'left';
      ctx.fillText('flagged ▸', x + (right ? -5 : 5), chartArea.top + 10);
      ctx.restore();
    },
  });

  const histogram = (section) => {
    const { lower, upper, negatives, positives } = section.histogram;
    const step = (upper - lower) / negatives.length;
    const bars = (label, counts, fill, rest) =>
      ({ label, data: counts, backgroundColor: fill, categoryPercentage: 1, grouped: false, ...rest });
    return {
      type: 'bar',
      data: {
        labels: negatives.map((_, i) => ticks(lower + i * step)),
        datasets: [
          bars('negative', negatives, colour('--range'), { barPercentage: 0.95, order: 2 }),
          bars('positive', positives, colour('--second'), { barPercentage: 0.5, order: 1 }),
        ],
      },
      options: options(
        { ...axis('score'), type: 'category', grid: { display: false }, ticks: { color: colour('--soft'), autoSkip: true, maxTicksLimit: 9, maxRotation: 0 } },
        axis('rows', { type: 'logarithmic', min: 0.5, ticks: { color: colour('--soft'), callback: (v) => (Number.isInteger(Math.log10(v)) ? v.toLocaleString('en') : '') } }),
        { interaction: { mode: 'index', intersect: false } },
      ),
      plugins: [thresholdLine(section.histogram)],
    };
  };

  const recipes = {
    precisionRecall: (s) =>
      curves(s.precisionRecall, 'recall', 'precision',
        guide('positive rate', { x: 0, y: s.positiveRate }, { x: 1, y: s.positiveRate }), { stepped: 'after' }),
    roc: (s) =>
      curves(s.roc, 'false positive rate', 'true positive rate', guide('chance', { x: 0, y: 0 }, { x: 1, y: 1 })),
    reliability,
    histogram,
  };

  let drawn = [];
  const draw = () => {
    drawn.forEach((chart) => chart.destroy());
    drawn = [...document.querySelectorAll('canvas[data-chart]')].map(
      (canvas) => new Chart(canvas, recipes[canvas.dataset.chart](data.get(canvas.dataset.section))));
  };
  draw();
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', draw);
})();
