export type { Finding } from './board/findings';
export { ReadBoard } from './board/read-board';
export type { Board } from './board/read-board';
export * from './http/inspections-http.module';
export * from './inspections.module';
export { WatchInspections } from './jobs/watch-inspections.sweep';
