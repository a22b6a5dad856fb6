export { breakLines } from './break-lines';
export * from './pdf-sheet';
export { widthOf } from './place-cells';
export { textOutline } from './text-outline';
export * from './unpack-woff';
