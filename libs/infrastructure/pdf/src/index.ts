export * from './pdf-sheet';
