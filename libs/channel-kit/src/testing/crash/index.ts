export * from './describe-crashes';
export * from './ledger';
export * from './outcome-table';
export * from './rehearsal';
export * from './rehearsed-channel';
export * from './stage';
