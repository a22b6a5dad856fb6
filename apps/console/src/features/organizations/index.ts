import { addWords } from '@/ui';
import enUS from './sentences/en-US.json';
import zhCN from './sentences/zh-CN.json';

addWords('organizations', { 'zh-CN': zhCN, 'en-US': enUS });

export { CurrentUnitProvider, useCurrentUnit } from './current-unit';
export { UnitSelect } from './unit-select';
export { useUnitName, useUnitPath, useUnits } from './use-units';
export type { Unit } from './use-units';
