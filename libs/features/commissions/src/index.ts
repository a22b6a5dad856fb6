export { CommissionFacts } from './commission-facts';
export * from './commissions.module';
export { dayOf, endOfDay, timeOf } from './domain/due-time';
export * from './http/commissions-http.module';
export { RemindOfCommissions } from './remind-of-commissions.sweep';
