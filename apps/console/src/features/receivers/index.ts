import './words';

export type { MadeReceiver } from './receiver';
export { LongText } from './long-text';
export { ReceiverActs } from './receiver-acts';
export { ReceiverDialog } from './receiver-dialog';
export { ReceiverPage } from './receiver-page';
export { ReceiverState } from './receiver-state';
export { ReceiversPage } from './receivers-page';
export { TestResult } from './test-result';
export { RecordPanel } from './record-panel';
export { useAnswerText } from './use-answer-text';
export { whilePending } from './while-pending';
