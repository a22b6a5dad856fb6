import type { EChartsCoreOption } from 'echarts';
import type { ChartData, ChartSeries } from './chart-data';
import { MOST_SERIES, fontFamily, gridLine, ink, quietInk, seriesColours } from './chart-style';
import { paperWhite, seriesMarks, seriesStrokes } from './chart-style';
import { numberWords } from './number-words';

/** More marks than this stand in one another's way. */
const MOST_MARKS = 40;
/** More bars than this leave no room for their figures. */
const MOST_FIGURES = 24;
const LETTERS = 13;

/** What the library draws: axes and shapes alone; heads and notes stand around it. */
export function chartOptions(data: ChartData, width: number): EChartsCoreOption {
  return {
    animation: false,
    color: [...seriesColours],
    textStyle: { fontFamily, fontSize: LETTERS, color: ink },
    ...(data.kind === 'share' ? shareOptions(data, width) : axesOptions(data, width)),
  };
}

function axesOptions({ kind, series }: ChartData, width: number): EChartsCoreOption {
  const shown = series.slice(0, MOST_SERIES);
  const labels = shown[0]?.points.map(({ label }) => label) ?? [];
  const isLying = kind === 'ranking';
  const room = isLying ? Math.round(width * 0.38) : Math.round((width * 0.9) / Math.max(1, labels.length));
  const categories = {
    type: 'category' as const,
    data: labels,
    inverse: isLying,
    axisTick: { show: false },
    axisLine: { lineStyle: { color: quietInk } },
    axisLabel: {
      color: ink,
      fontSize: LETTERS,
      hideOverlap: kind === 'trend',
      ...(kind === 'trend'
        ? {}
        : { interval: 0, width: Math.max(isLying ? room : 34, isLying ? 0 : room - 6) }),
      ...(kind === 'bars' && labels.length <= MOST_FIGURES && { overflow: 'break' as const }),
      ...(isLying && { overflow: 'truncate' as const }),
      ...(kind === 'bars' && labels.length > MOST_FIGURES && { interval: 'auto' as const }),
    },
  };
  const values = {
    type: 'value' as const,
    minInterval: 1,
    axisLabel: { color: quietInk, fontSize: LETTERS, formatter: (value: number) => numberWords(value) },
    splitLine: { lineStyle: { color: gridLine } },
  };
  return {
    grid: { left: 12, right: isLying ? 72 : 28, top: shown.length > 1 ? 44 : 28, bottom: 12 },
    ...(shown.length > 1 && { legend: legend(shown) }),
    xAxis: isLying ? values : categories,
    yAxis: isLying ? categories : values,
    series: shown.map((one, index) =>
      kind === 'trend' ? line(one, index) : bar(one, index, { isLying, isAlone: shown.length === 1 }),
    ),
  };
}

function line({ name, points }: ChartSeries, index: number) {
  const showsMarks = points.length <= MOST_MARKS;
  return {
    type: 'line' as const,
    name,
    data: points.map(({ value }) => value),
    // A gap stays a gap: absent is not zero.
    connectNulls: false,
    symbol: seriesMarks[index % seriesMarks.length]!,
    symbolSize: 7,
    showSymbol: showsMarks,
    showAllSymbol: showsMarks,
    lineStyle: { width: 2.5, type: strokeOf(index) },
  };
}

function strokeOf(index: number) {
  const stroke = seriesStrokes[index % seriesStrokes.length]!;
  return stroke === 'solid' ? ('solid' as const) : [...stroke];
}

function bar(
  { name, points }: ChartSeries,
  index: number,
  { isLying, isAlone }: { isLying: boolean; isAlone: boolean },
) {
  const showsFigures = isLying || (isAlone && points.length <= MOST_FIGURES);
  return {
    type: 'bar' as const,
    name,
    barMaxWidth: isLying ? 22 : 46,
    itemStyle: { color: seriesColours[index]!, borderRadius: isLying ? [0, 3, 3, 0] : [3, 3, 0, 0] },
    data: points.map(({ value }) => value),
    label: {
      show: showsFigures,
      position: isLying ? ('right' as const) : ('top' as const),
      color: ink,
      fontSize: LETTERS - 1,
      formatter: ({ value }: { value?: unknown }) => (typeof value === 'number' ? numberWords(value) : ''),
    },
  };
}

function legend(series: readonly ChartSeries[]) {
  return {
    top: 4,
    itemWidth: 30,
    itemHeight: 10,
    textStyle: { color: ink, fontSize: LETTERS },
    data: series.map(({ name }) => name),
  };
}

/** Parts beyond the eighth are put together; the data have each of them. */
function shareOptions(data: ChartData, width: number): EChartsCoreOption {
  const points = (data.series[0]?.points ?? [])
    .filter(({ value }) => value !== null && value > 0)
    .sort((one, other) => other.value! - one.value!);
  const first = points.length > MOST_SERIES ? points.slice(0, MOST_SERIES - 1) : points;
  const rest = points.slice(first.length).reduce((sum, { value }) => sum + value!, 0);
  const parts = [...first, ...(rest > 0 ? [{ label: '其他', value: rest }] : [])];
  const isNarrow = width < 480;
  return {
    series: [
      {
        type: 'pie' as const,
        radius: isNarrow ? ['28%', '46%'] : ['38%', '64%'],
        center: ['50%', '52%'],
        startAngle: 90,
        minAngle: 3,
        itemStyle: { borderColor: paperWhite, borderWidth: 2 },
        labelLine: { length: 14, length2: 12, lineStyle: { color: quietInk } },
        label: {
          color: ink,
          fontSize: isNarrow ? LETTERS - 2 : LETTERS,
          width: Math.round(width * (isNarrow ? 0.26 : 0.28)),
          overflow: 'break' as const,
          formatter: ({ name, value, percent }: { name: string; value?: unknown; percent?: number }) =>
            `${name}\n${numberWords(Number(value))} · ${(percent ?? 0).toFixed(1)}%`,
        },
        data: parts.map(({ label, value }, index) => ({
          name: label,
          value,
          itemStyle: { color: seriesColours[index]! },
        })),
      },
    ],
  };
}
