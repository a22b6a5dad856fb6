/** `info`: good to know. `warning`: somebody should act in time. `urgent`: something stands still. */
export type NoticeSeverity = 'info' | 'warning' | 'urgent';
