export * from './delivery.module';
export * from './domain/delivery-document';
export * from './http/delivery-http.module';
export { PageArchive } from './page-archive';
export type { ArchivedPage } from './page-archive';
export { reserveReadyDoor } from './http/ready-door';
export { DeliveryDocumentEntity } from './persistence/delivery-document.entity';
export * from './published-contents';
