export { PeriodPicker } from './period-picker';
export { daysOf } from './period';
export type { Period } from './period';
export { usePeriod } from './use-period';
