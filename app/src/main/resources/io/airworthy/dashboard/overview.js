// Draws the overview's charts from the data that the page carries.
(() => {
  const data = JSON.parse(document.getElementById('overview').textContent);
  const css = getComputedStyle(document.documentElement);
  const color = name => css.getPropertyValue('--' + name).trim();
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
  Chart.defaults.color = color('quiet');
  Chart.defaults.borderColor = color('line');
  if (still) Chart.defaults.animation = false;

  const changes = {
    id: 'changes',
    afterDatasetsDraw(chart) {
      const { ctx, chartArea, scales } = chart;
      ctx.save();
      ctx.setLineDash([3, 3]);
      ctx.strokeStyle = color('amber');
      for (const change of data.changes) {
        const at = data.days.indexOf(change.day);
        if (at < 0) continue;
        const x = scales.x.getPixelForValue(at);
        ctx.beginPath();
        ctx.moveTo(x, chartArea.top);
        ctx.lineTo(x, chartArea.bottom);
        ctx.stroke();
      }
      ctx.restore();
    }
  };

  const percent = value => (value * 100).toFixed(value < 0.1 ? 2 : 1) + '%';
  const formats = { percent, count: value => value.toLocaleString('en'), ms: value => Math.round(value) + ' ms' };

  for (const canvas of document.querySelectorAll('canvas[data-series]')) {
    const format = formats[canvas.dataset.format];
    const datasets = canvas.dataset.series.split(' ').map((name, i) => ({
      label: data.labels[name],
      data: data.series[name],
      borderColor: color(['blue', 'teal', 'violet'][i]),
      backgroundColor: color(['blue', 'teal', 'violet'][i]),
      borderWidth: 1.6, pointRadius: 0, pointHitRadius: 12, tension: 0, spanGaps: false
    }));
    new Chart(canvas, {
      type: 'line',
      data: { labels: data.days, datasets },
      plugins: [changes],
      options: {
        maintainAspectRatio: false,
        interaction: { mode: 'index', intersect: false },
        scales: {
          x: { ticks: { maxTicksLimit: 7, maxRotation: 0, autoSkipPadding: 16 }, grid: { display: false } },
          y: { beginAtZero: canvas.dataset.zero === 'yes', ticks: { callback: format, maxTicksLimit: 5 } }
        },
        plugins: {
          legend: { display: datasets.length > 1, position: 'bottom', labels: { boxWidth: 10, boxHeight: 2 } },
          tooltip: {
            callbacks: {
              label: item => item.dataset.label + ': ' + (item.raw === null ? 'no data' : format(item.raw)),
              footer: items => data.changes
                .filter(change => change.day === items[0].label)
                .map(change => change.kind + ': ' + change.subject + ' \u2192 ' + change.value)
            }
          }
        }
      }
    });
  }
})();
