export * from './commission-facts';
export * from './commissions.module';
export * from './http/commissions-http.module';
export { RemindOfCommissions } from './remind-of-commissions.sweep';
