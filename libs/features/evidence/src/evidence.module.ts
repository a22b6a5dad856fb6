import { Module } from '@nestjs/common';
import { AuditModule } from '@haojiao/features/audit';
import { ContentsModule } from '@haojiao/features/contents';
import { DeliveryModule } from '@haojiao/features/delivery';
import { EvidenceFiles } from './evidence-file/evidence-files';
import { Sealer } from './evidence-file/seal';
import { EvidenceService } from './evidence.service';
import { CollectReviewSheet } from './review-sheet/collect-review-sheet';

/** The review sheet (送审单) and the evidence file of an item. */
@Module({
  imports: [AuditModule, ContentsModule, DeliveryModule],
  providers: [EvidenceService, CollectReviewSheet, EvidenceFiles, Sealer],
  exports: [EvidenceService, Sealer],
})
export class EvidenceModule {}
