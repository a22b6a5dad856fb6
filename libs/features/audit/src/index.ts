export * from './audit.module';
export * from './audit.service';
export { chainFaults, chainHash } from './domain/audit-chain';
export type { AuditFacts, ChainFault } from './domain/audit-chain';
export { AuditEntryEntity } from './persistence/audit-entry.entity';
