import { Module } from '@nestjs/common';
import { AuditHeads } from './audit-head';
import { AuditService } from './audit.service';
import './persistence/audit-entry.entity';
import './persistence/audit-head.entity';

@Module({ providers: [AuditService, AuditHeads], exports: [AuditService] })
export class AuditModule {}
