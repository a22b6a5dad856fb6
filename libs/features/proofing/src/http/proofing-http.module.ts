import { Module } from '@nestjs/common';
import { ProofingModule } from '../proofing.module';

@Module({ imports: [ProofingModule] })
export class ProofingHttpModule {}
