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

  // A figure about too few users is the word for it, where a number would stand.
  const hidden = value => typeof value === 'string';
  const lonely = (values, at) => typeof values[at] === 'number'
    && [at - 1, at + 1].every(beside => typeof values[beside] !== 'number');

  // A cross at the top of the plot on each day of which a figure is suppressed.
  const crosses = names => ({
    label: data.suppressed,
    hiddenOn: day => names.filter(name => hidden(data.series[name][day])).map(name => data.labels[name]),
    data: data.days.map((_, day) => names.some(name => hidden(data.series[name][day])) ? 1 : null),
    yAxisID: 'crosses', showLine: false, pointStyle: 'crossRot', pointRadius: 3.5, pointHitRadius: 12,
    borderColor: color('quiet'), backgroundColor: 'transparent', borderWidth: 1.4
  });
  const told = (item, format) => item.dataset.hiddenOn
    ? item.dataset.hiddenOn(item.dataIndex).join(', ') + ': ' + item.dataset.label
    : item.dataset.label + ': ' + format(item.raw);

  for (const canvas of document.querySelectorAll('canvas[data-series]')) {
    const format = formats[canvas.dataset.format];
    const names = canvas.dataset.series.split(' ');
    const datasets = names.map((name, i) => ({
      label: data.labels[name],
      data: data.series[name].map(value => hidden(value) ? null : value),
      borderColor: color(['blue', 'teal', 'violet'][i]),
      backgroundColor: color(['blue', 'teal', 'violet'][i]),
      borderWidth: 1.6, pointStyle: 'line', pointRadius: at => lonely(at.dataset.data, at.dataIndex) ? 4 : 0,
      pointHitRadius: 12, tension: 0, spanGaps: false
    }));
    const marks = crosses(names);
    if (marks.data.some(mark => mark !== null)) datasets.push(marks);
    new Chart(canvas, {
      type: 'line',
      data: { labels: data.days, datasets },
      plugins: [changes],
      options: {
        maintainAspectRatio: false,
        interaction: { mode: 'index', intersect: false },
        scales: {
          x: { ticks: { maxTicksLimit: 7, maxRotation: 0, autoSkipPadding: 16 }, grid: { display: false } },
          y: { beginAtZero: canvas.dataset.zero === 'yes', ticks: { callback: format, maxTicksLimit: 5 } },
          crosses: { axis: 'y', display: false, min: 0, max: 1.04 }
        },
        plugins: {
          legend: { display: datasets.length > 1, position: 'bottom', labels: { usePointStyle: true, pointStyleWidth: 12, boxHeight: 6 } },
          tooltip: {
            callbacks: {
              label: item => told(item, format),
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
