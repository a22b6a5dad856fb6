import { Module } from '@nestjs/common';
import { NearDuplicatesModule } from '../near-duplicates.module';

@Module({ imports: [NearDuplicatesModule], controllers: [] })
export class NearDuplicatesHttpModule {}
