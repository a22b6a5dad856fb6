export * from './pdf-sheet';
export * from './unpack-woff';
