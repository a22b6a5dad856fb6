import { Module } from '@nestjs/common';
import { AuditModule } from '@haojiao/features/audit';
import { ChannelAccountsModule } from '@haojiao/features/channel-accounts';
import { IndicesModule } from '@haojiao/features/indices';
import { MetricsModule } from '@haojiao/features/metrics';
import { OrganizationsModule } from '@haojiao/features/organizations';
import { PlatformFiguresModule } from '@haojiao/features/platform-figures';
import { ScoringModule } from '@haojiao/features/scoring';
import { LeaderboardAccess } from './leaderboards/leaderboard-access';
import './leaderboards/leaderboard-entry.entity';
import './leaderboards/leaderboard-link.entity';
import './leaderboards/leaderboard.entity';
import { LinkEntries } from './leaderboards/link-entries';
import { LinkedEntries } from './leaderboards/linked-entries';
import { OwnSubjects } from './leaderboards/own-subjects';
import { ReadLeaderboards } from './leaderboards/read-leaderboards';
import { RecordLeaderboards } from './leaderboards/record-leaderboards';
import './matrix/channel-account-retirement.entity';
import { ReadAccountMatrix } from './matrix/read-account-matrix';
import { AccountFigures } from './rankings/account-figures';
import { IndexFigures } from './rankings/index-figures';
import { RankedAccounts } from './rankings/ranked-accounts';
import { RankedUnits } from './rankings/ranked-units';
import { ReadRanking } from './rankings/read-ranking';
import { ReportPoints } from './rankings/report-points';
import { SiteViews } from './rankings/site-views';
import { UnitCounts } from './rankings/unit-counts';

const measures = [SiteViews, UnitCounts, ReportPoints, AccountFigures, IndexFigures];
const leaderboards = [
  ...[LeaderboardAccess, OwnSubjects, LinkedEntries],
  ...[RecordLeaderboards, LinkEntries, ReadLeaderboards],
];

/** 榜单: ranked tables with their period and definition, the account matrix, and rankings that others published. */
@Module({
  imports: [
    ...[AuditModule, OrganizationsModule, ChannelAccountsModule],
    ...[MetricsModule, PlatformFiguresModule, IndicesModule, ScoringModule],
  ],
  providers: [RankedUnits, RankedAccounts, ...measures, ReadRanking, ReadAccountMatrix, ...leaderboards],
  exports: [ReadRanking, ReadAccountMatrix, ...leaderboards],
})
export class RankingsModule {}
