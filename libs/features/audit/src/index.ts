export * from './audit.module';
export * from './audit.service';
export { AuditEntryEntity } from './persistence/audit-entry.entity';
