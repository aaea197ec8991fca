// Draws what the server describes in data-chart (see Chart.java) with ECharts. A chart that was
// there before the page changed moves to its new figures; its axes stay.
(() => {
  'use strict';

  const style = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const NAMED = { 0: '--accent', '-1': '--muted', '-2': '--ink' };
  const colour = (number) => style(NAMED[number] ?? `--series-${number}`);
  const still = matchMedia('(prefers-reduced-motion: reduce)');

  const compact = (value) => {
    const [size, word] = value >= 1e9 ? [1e9, ' bn'] : value >= 1e6 ? [1e6, ' m'] : [1, ''];
    return (value / size).toLocaleString('en-GB', { maximumFractionDigits: 1 }) + word;
  };

  const HATCH = { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: -Math.PI / 4 };

  /** Months across are told by their years. */
  const byMonth = (chart) => /^\d{4}-\d{2}$/.test(chart.ends.categories?.[0]);
  const FORMS = { 7: { month: 'long', year: 'numeric' }, 10: { day: 'numeric', month: 'long', year: 'numeric' } };

  /** A year, a month or a day as people write it. */
  const inWords = (date) =>
    FORMS[date.length] ? new Date(date).toLocaleDateString('en-GB', { ...FORMS[date.length], timeZone: 'UTC' }) : date;
  const YEARS = { interval: (_, month) => month.endsWith('-01'), formatter: (month) => month.slice(0, 4) };

  const points = (series) =>
    series.points.map((point) => ({
      value: [point.x, point.y],
      text: point.text,
      link: point.link,
      itemStyle: point.estimated && series.look === 'BAR' ? { decal: { ...HATCH, color: style('--paper') } } : undefined,
    }));

  const line = (series, more) => ({
    type: 'line',
    symbol: 'none',
    lineStyle: { width: 2.5, color: colour(series.colour) },
    ...more,
  });

  const looks = {
    BAR: () => ({ type: 'bar', barMaxWidth: 44, barCategoryGap: '30%' }),
    STEP: (series) => line(series, { step: 'end', lineStyle: { width: 1, color: colour(series.colour) } }),
    STRONG_STEP: (series) => line(series, { step: 'end' }),
    DASHED: (series) => line(series, { lineStyle: { width: 2, type: 'dashed', color: colour(series.colour) } }),
    AREA: (series) =>
      line(series, { stack: 'areas', step: 'middle', lineStyle: { width: 1, color: style('--paper') }, areaStyle: { color: colour(series.colour), opacity: 0.85 } }),
    MARK: () => ({ type: 'scatter', symbol: 'diamond', symbolSize: 13, z: 5 }),
    LEVEL: () => ({ type: 'scatter', symbol: 'rect', symbolSize: [40, 4], z: 5 }),
  };

  /** The second series of a band stands on the first, which is not seen. */
  const band = (lower, upper) => [
    { ...line(lower, { stack: lower.name, lineStyle: { width: 0 } }), name: upper.name, data: points(lower), tooltip: { show: false } },
    {
      ...line(upper, { stack: lower.name, lineStyle: { width: 0 } }),
      name: upper.name,
      areaStyle: { color: colour(upper.colour), opacity: 0.18 },
      data: points(upper).map((point, i) => ({ ...point, value: [point.value[0], point.value[1] - lower.points[i].y] })),
    },
  ];

  const drawn = (all) =>
    all.flatMap((series, i) => {
      if (series.look === 'BAND') {
        return all[i - 1]?.look === 'BAND' ? band(all[i - 1], series) : [];
      }
      return [{ name: series.name, ...looks[series.look](series), itemStyle: { color: colour(series.colour) }, data: points(series) }];
    });

  const option = (chart, moves) => {
    const text = { color: style('--quiet'), fontFamily: style('--font'), fontSize: 12 };
    const hairline = { lineStyle: { color: style('--hairline') } };
    const series = drawn(chart.series);
    return {
      animation: moves && !still.matches,
      animationDurationUpdate: 350,
      textStyle: text,
      grid: { left: 4, right: 16, top: 12, bottom: 4, containLabel: true },
      tooltip: {
        trigger: 'axis',
        renderMode: 'richText', // styles written into the page would be refused
        confine: true,
        backgroundColor: style('--ink'),
        borderWidth: 0,
        textStyle: { ...text, color: style('--paper') },
        formatter: (all) => {
          const told = all.filter((one) => one.data.text);
          const head = chart.ends.categories ? all[0]?.name : told[0]?.data.value[0];
          return [inWords(head), ...told.map((one) => `${one.seriesName}: ${one.data.text}`)].join('\n');
        },
      },
      xAxis: {
        type: chart.ends.categories ? 'category' : 'time',
        data: chart.ends.categories,
        min: chart.ends.from,
        max: chart.ends.to,
        axisLine: hairline,
        axisTick: { show: false },
        axisLabel: { ...text, hideOverlap: true, margin: 10, ...(byMonth(chart) && YEARS) },
        splitLine: { show: false },
      },
      yAxis: {
        type: 'value',
        min: 0,
        max: chart.ends.most || 1,
        axisLabel: { ...text, formatter: (value) => (value === 0 ? '0' : compact(value)), showMaxLabel: true },
        splitLine: hairline,
      },
      series,
    };
  };

  const paper = matchMedia('print');
  const watch = new ResizeObserver((all) =>
    all.forEach((one) => paper.matches || echarts.getInstanceByDom(one.target)?.resize()));

  const draw = (moves = true) =>
    document.querySelectorAll('[data-chart]').forEach((figure) => {
      const place = figure.querySelector('.plot');
      let instance = echarts.getInstanceByDom(place);
      if (!instance) {
        instance = echarts.init(place, null, { devicePixelRatio: Math.max(2, devicePixelRatio) });
        instance.on('click', (point) => point.data.link && location.assign(point.data.link));
        watch.observe(place);
      }
      instance.setOption(option(JSON.parse(figure.dataset.chart), moves), { notMerge: false, replaceMerge: ['series'] });
    });

  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => draw(false));

  // A sheet has room for a chart of the one size or, beside another one, of the other; the style makes it fit.
  const SHEET = { width: 700, height: 250 };
  const HALF = { width: 350, height: 220 };
  const resize = (size) =>
    document.querySelectorAll('.plot').forEach((place) =>
      echarts.getInstanceByDom(place)?.resize(size?.(place) ?? { width: 'auto', height: 'auto' }));
  addEventListener('beforeprint', () => {
    document.documentElement.classList.add('on-paper');
    resize((place) => (place.closest('.columns') ? HALF : SHEET));
    draw(false);
  });
  addEventListener('afterprint', () => {
    document.documentElement.classList.remove('on-paper');
    resize();
    draw(false);
  });

  window.trancheCharts = { draw };
})();
