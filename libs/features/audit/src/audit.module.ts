import { Module } from '@nestjs/common';
import { AuditService } from './audit.service';
import './persistence/audit-entry.entity';

@Module({ providers: [AuditService], exports: [AuditService] })
export class AuditModule {}
