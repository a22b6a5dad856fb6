import { Module } from '@nestjs/common';
import { AuditModule } from '@haojiao/features/audit';
import { OrganizationsModule } from '@haojiao/features/organizations';
import { AuditTrail } from './audit-trail';

/** The trail as auditors read it. Writing it belongs to `audit`, which knows nobody's rights. */
@Module({ imports: [AuditModule, OrganizationsModule], providers: [AuditTrail], exports: [AuditTrail] })
export class AuditTrailModule {}
