import { Module } from '@nestjs/common';
import { AssetsModule } from '@haojiao/features/assets';
import { MetricsModule } from '@haojiao/features/metrics';
import { NoticesModule } from '@haojiao/features/notices';
import { OrganizationsModule } from '@haojiao/features/organizations';
import { PublicationsModule } from '@haojiao/features/publications';
import { SubmissionsModule } from '@haojiao/features/submissions';
import { AdoptionFacts } from './facts/adoption-facts';
import { DecideFacts } from './decide-facts';
import { FactLog } from './fact-log';
import { FromAbove } from './from-above';
import { RecordInstruction } from './instructions/record-instruction';
import { ReadOutcome } from './outcome/read-outcome';
import { ProofAssets } from './proof-assets';
import { Reporters } from './reporters';
import { TellReporters } from './tell-reporters';
import { AdoptWhenLive } from './uses/adopt-when-live';
import { CountedBefore } from './uses/counted-before';
import { ListAdoptions } from './uses/list-adoptions';
import { OwnAdoptions } from './uses/own-adoptions';
import { ReadUses } from './uses/read-uses';
import { RecordAdoption } from './uses/record-adoption';

const useCases = [RecordAdoption, RecordInstruction, DecideFacts, ListAdoptions, ReadOutcome];
const parts = [
  AdoptWhenLive,
  CountedBefore,
  FactLog,
  FromAbove,
  OwnAdoptions,
  ProofAssets,
  ReadUses,
  Reporters,
  TellReporters,
];

/** Uses of reports: where, how, proven by what; leaders’ instructions; what came of a report. The worker needs it too. */
@Module({
  imports: [
    OrganizationsModule,
    NoticesModule,
    AssetsModule,
    PublicationsModule,
    MetricsModule,
    SubmissionsModule,
  ],
  providers: [...useCases, ...parts, AdoptionFacts],
  exports: [...useCases, AdoptionFacts],
})
export class AdoptionsModule {}
