export { Budgets } from './budgets';
export type { BudgetState } from './budgets';
export * from './channel-accounts.module';
export { ChannelAccountsService } from './channel-accounts.service';
export * from './channel-contexts';
export * from './http/channel-accounts-http.module';
export { WatchAccounts } from './jobs/watch-accounts.sweep';
export { ChannelAccountEntity } from './persistence/channel-account.entity';
export type { PublishingRecord } from './publishing-records';
