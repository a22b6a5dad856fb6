import { addWords } from './words';
import enUS from './sentences/en-US.json';
import zhCN from './sentences/zh-CN.json';

addWords('ui', { 'zh-CN': zhCN, 'en-US': enUS });

export { ConfirmButton } from './confirm-button';
export { CopyButton } from './copy-button';
export { CursorTable } from './cursor-table';
export type { Column } from './cursor-table';
export { EmptyState } from './empty-state';
export { Facts } from './facts';
export { Moment, momentText } from './moment';
export { inOffice, OFFICE_ZONE } from './office-zone';
export { fromOfficeClock, toOfficeClock } from './office-time';
export { OfficeTimePicker } from './office-time-picker';
export { Page } from './page';
export { Panel } from './panel';
export { ProblemNotice } from './problem-notice';
export { useProblemText } from './problem-text';
export { useAct } from './use-act';
export { useCursorPages } from './use-cursor-pages';
export type { CursorPages } from './use-cursor-pages';
export { useNarrow } from './use-narrow';
export { TabRow } from './tab-row';
export { useNow } from './use-now';
export { useTell } from './use-tell';
export { addWords, useWords } from './words';
export type { Say, Words } from './words';
