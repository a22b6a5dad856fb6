import { Module } from '@nestjs/common';
import { ProofingModule } from '../proofing.module';
import { LexiconRescansController } from './lexicon-rescans.controller';
import { LexiconVersionsController } from './lexicon-versions.controller';
import { LexiconsController } from './lexicons.controller';
import { ProofingController } from './proofing.controller';
import { UnitLexiconController } from './unit-lexicon.controller';

@Module({
  imports: [ProofingModule],
  controllers: [
    LexiconsController,
    LexiconVersionsController,
    UnitLexiconController,
    ProofingController,
    LexiconRescansController,
  ],
})
export class ProofingHttpModule {}
