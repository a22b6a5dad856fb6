export * from './http/rankings-http.module';
export { sendTables } from './http/tables';
export { builtInPlatforms } from './rankings/ranked-accounts';
export * from './rankings.module';
