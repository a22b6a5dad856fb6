export * from './render-vertical-text';
export * from './vertical-script';
