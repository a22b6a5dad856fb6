import { Module } from '@nestjs/common';
import { SecurityModule } from '@haojiao/infrastructure/security';
import { AuditModule } from '@haojiao/features/audit';
import { ContentsModule } from '@haojiao/features/contents';
import { NoticesModule } from '@haojiao/features/notices';
import { OrganizationsModule } from '@haojiao/features/organizations';
import { ContinueRescans } from './jobs/continue-rescans.sweep';
import { AcceptFindings } from './services/accept-findings';
import { CompiledLexicons } from './services/compiled-lexicons';
import { EffectiveLexicon } from './services/effective-lexicon';
import { ImportLexicon } from './services/import-lexicon';
import { LeaderOrdersService } from './services/leader-orders.service';
import { LexiconMutesService } from './services/lexicon-mutes.service';
import { LexiconSignatures } from './services/lexicon-signatures';
import { LexiconVersions } from './services/lexicon-versions';
import { LexiconsService } from './services/lexicons.service';
import { ProofingVerdicts } from './services/proofing-verdicts';
import { ProofingService } from './services/proofing.service';
import { ReadLexicons } from './services/read-lexicons';
import { ReadProofing } from './services/read-proofing';
import { Rescans } from './services/rescans';
import { SampleLexicons } from './services/sample-lexicons';
import './persistence/leader-order.entity';
import './persistence/lexicon-rescan-hit.entity';

const useCases = [
  LexiconsService,
  ImportLexicon,
  ReadLexicons,
  LexiconMutesService,
  EffectiveLexicon,
  LeaderOrdersService,
  ProofingService,
  AcceptFindings,
  ProofingVerdicts,
  ReadProofing,
  Rescans,
  SampleLexicons,
  ContinueRescans,
];

/** Lexicons, the engine that finds their terms, computed checks and verdicts (错敏词). */
@Module({
  imports: [AuditModule, OrganizationsModule, NoticesModule, ContentsModule, SecurityModule],
  providers: [...useCases, LexiconVersions, LexiconSignatures, CompiledLexicons],
  exports: useCases,
})
export class ProofingModule {}
