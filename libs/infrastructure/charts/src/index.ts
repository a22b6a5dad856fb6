export * from './chart-data';
export * from './chart-png';
export { chartPolicy, chartSvg } from './chart-svg';
export { numberWords } from './number-words';
