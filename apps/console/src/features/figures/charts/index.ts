export { BarList } from './bar-list';
export { Chart } from './chart';
