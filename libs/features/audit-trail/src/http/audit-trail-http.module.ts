import { Module } from '@nestjs/common';
import { AuditTrailModule } from '../audit-trail.module';
import { AuditEntriesController } from './audit-entries.controller';

@Module({ imports: [AuditTrailModule], controllers: [AuditEntriesController] })
export class AuditTrailHttpModule {}
