import { Module } from '@nestjs/common';
import { AssetsModule } from '@haojiao/features/assets';
import { OrganizationsModule } from '@haojiao/features/organizations';
import { PublicationsModule } from '@haojiao/features/publications';
import { SubmissionsModule } from '@haojiao/features/submissions';
import { AdoptionFacts } from './facts/adoption-facts';
import { ProofAssets } from './proof-assets';
import { AdoptWhenLive } from './uses/adopt-when-live';
import { CountedBefore } from './uses/counted-before';
import { DecideAdoption } from './uses/decide-adoption';
import { ReadUses } from './uses/read-uses';
import { RecordAdoption } from './uses/record-adoption';

const useCases = [RecordAdoption, DecideAdoption];

/** Uses of reports: where, how, proven by what; leaders’ instructions; what came of a report. The worker needs it too. */
@Module({
  imports: [OrganizationsModule, AssetsModule, PublicationsModule, SubmissionsModule],
  providers: [...useCases, AdoptionFacts, AdoptWhenLive, CountedBefore, ProofAssets, ReadUses],
  exports: [...useCases, AdoptionFacts],
})
export class AdoptionsModule {}
