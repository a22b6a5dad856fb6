import { figureMetrics } from '@haojiao/features/platform-figures';
import type { FigureMetricName, Precision } from '@haojiao/features/platform-figures';

export const precisionWords: Record<Precision, string> = {
  exact: '准确',
  rounded: '约数',
  approximate: '概数',
  capped: '不低于',
};

const sources: Record<string, string> = { api: '接口', import: '导入', typed: '填报' };

export function sourceWords(given: readonly string[]): string {
  return given.map((source) => sources[source] ?? source).join('、');
}

export function metricWords(metric: FigureMetricName): string {
  return figureMetrics[metric].words.zh;
}
