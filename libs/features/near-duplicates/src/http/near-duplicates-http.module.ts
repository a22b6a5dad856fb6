import { Module } from '@nestjs/common';
import { NearDuplicatesModule } from '../near-duplicates.module';
import { SimilarController } from './similar.controller';

@Module({ imports: [NearDuplicatesModule], controllers: [SimilarController] })
export class NearDuplicatesHttpModule {}
