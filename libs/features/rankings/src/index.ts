export * from './http/rankings-http.module';
export { sendTables } from './http/tables';
export { builtInPlatforms } from './rankings/ranked-accounts';
export type { AccountMatrix } from './matrix/account-matrix';
export { ReadAccountMatrix } from './matrix/read-account-matrix';
export * from './rankings.module';
export type { RankedRow, Ranking, RankingWish } from './rankings/ranking';
export { ReadRanking } from './rankings/read-ranking';
