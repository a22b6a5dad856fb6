import { Module } from '@nestjs/common';
import { EvidenceModule } from '../evidence.module';

@Module({ imports: [EvidenceModule] })
export class EvidenceHttpModule {}
