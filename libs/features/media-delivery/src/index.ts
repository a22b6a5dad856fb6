export * from './http/media-delivery-http.module';
export * from './media-delivery.module';
