import { Module } from '@nestjs/common';
import { OrganizationsModule } from '@haojiao/features/organizations';
import { RankingsModule } from '../rankings.module';
import { AccountMatrixController } from './account-matrix.controller';
import { LeaderboardsController } from './leaderboards.controller';
import { RankingsController } from './rankings.controller';

@Module({
  imports: [RankingsModule, OrganizationsModule],
  controllers: [RankingsController, AccountMatrixController, LeaderboardsController],
})
export class RankingsHttpModule {}
