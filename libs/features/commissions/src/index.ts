export * from './http/commissions-http.module';
export * from './commissions.module';
