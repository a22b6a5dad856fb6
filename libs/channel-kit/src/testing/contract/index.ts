export * from './describe-error-table';
export * from './describe-figures';
export * from './describe-limits';
export * from './describe-pure-parts';
