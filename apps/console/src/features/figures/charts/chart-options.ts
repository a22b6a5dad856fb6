import { labelsOf, rowsOf } from './chart-data';
import type { ChartLine } from './chart-data';
import type { ChartLook } from './chart-look';
import type { ChartOptions } from './echarts';

export type ChartKind = 'line' | 'bars';

const symbols = ['circle', 'rect', 'triangle', 'diamond', 'pin', 'arrow'] as const;
const dashes = ['solid', 'dashed', 'dotted'] as const;

/** Lines or columns over time. Lines differ by mark and dash as well as by colour. */
export function chartOptions(
  kind: ChartKind,
  lines: readonly ChartLine[],
  { look, numbers, hasMotion }: { look: ChartLook; numbers: Intl.NumberFormat; hasMotion: boolean },
): ChartOptions {
  const labels = labelsOf(lines);
  const rows = rowsOf(lines);
  const axis = { axisLabel: { color: look.text }, axisLine: { lineStyle: { color: look.line } } };
  return {
    animation: hasMotion,
    animationDuration: 350,
    color: [...look.colours],
    textStyle: { fontFamily: 'inherit' },
    grid: { left: 4, right: 16, top: lines.length > 1 ? 40 : 16, bottom: 4, containLabel: true },
    // Drawn into the picture: the policy of the page lets no markup with styles in.
    tooltip: {
      trigger: 'axis',
      renderMode: 'richText',
      confine: true,
      backgroundColor: look.surface,
      borderColor: look.line,
      textStyle: { color: look.text, fontSize: 13 },
      valueFormatter: (value) => (typeof value === 'number' ? numbers.format(value) : '—'),
    },
    legend: {
      show: lines.length > 1,
      type: 'scroll',
      left: 0,
      top: 0,
      textStyle: { color: look.text },
      pageTextStyle: { color: look.text },
      pageIconColor: look.text,
    },
    xAxis: { type: 'category', data: labels, boundaryGap: kind === 'bars', ...axis },
    yAxis: {
      type: 'value',
      minInterval: 1,
      axisLabel: { color: look.text, formatter: (value: number) => shortNumber(value, numbers) },
      splitLine: { lineStyle: { color: look.line } },
    },
    series: lines.map(({ name }, index) => {
      const data = rows.map(({ points }) => points[index]?.value ?? null);
      if (kind === 'bars')
        return { type: 'bar', name, data, barMaxWidth: 32, itemStyle: { borderRadius: [3, 3, 0, 0] } };
      return {
        type: 'line',
        name,
        data,
        symbol: symbols[index % symbols.length],
        symbolSize: 7,
        showSymbol: labels.length <= 45,
        showAllSymbol: true,
        lineStyle: { width: 2.5, type: dashes[Math.floor(index / 2) % dashes.length] },
        areaStyle: lines.length === 1 ? { opacity: 0.08 } : undefined,
      };
    }),
  };
}

/** `12万` at the axis, where a whole number leaves no room. */
export function shortNumber(value: number, numbers: Intl.NumberFormat): string {
  if (value < 10_000 || !numbers.resolvedOptions().locale.startsWith('zh')) return numbers.format(value);
  const [unit, size] = value < 100_000_000 ? (['万', 10_000] as const) : (['亿', 100_000_000] as const);
  return `${numbers.format(Math.round((value / size) * 10) / 10)}${unit}`;
}
