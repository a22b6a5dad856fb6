import { Module } from '@nestjs/common';
import { LegacyImportsModule } from '../legacy-imports.module';

@Module({ imports: [LegacyImportsModule] })
export class LegacyImportsHttpModule {}
