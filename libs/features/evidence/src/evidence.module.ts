import { Module } from '@nestjs/common';

/** The review sheet (送审单) and the evidence file of an item. */
@Module({})
export class EvidenceModule {}
