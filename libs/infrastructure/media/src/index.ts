export * from './decode-image';
export * from './encode-image';
export * from './image-geometry';
export * from './markup-scanner';
export * from './media-errors';
export * from './media-types';
export * from './probe-media';
export * from './sniff';
