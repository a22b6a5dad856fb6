import { Module } from '@nestjs/common';
import { RankingsModule } from '../rankings.module';

@Module({ imports: [RankingsModule] })
export class RankingsHttpModule {}
