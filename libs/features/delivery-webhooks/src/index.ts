export * from './http/delivery-webhooks-http.module';
export * from './delivery-webhooks.module';
