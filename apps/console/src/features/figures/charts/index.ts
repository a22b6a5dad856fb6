export { BarList } from './bar-list';
export type { Bar } from './bar-list';
export { Chart } from './chart';
export type { ChartLine } from './chart-data';
