import { Module } from '@nestjs/common';

/** Lexicons, the engine that finds their terms, computed checks and verdicts (错敏词). */
@Module({})
export class ProofingModule {}
