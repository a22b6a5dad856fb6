import { Injectable, OnModuleInit } from '@nestjs/common';
import { ContentsService } from '@haojiao/features/contents';
import { ProofingVerdicts } from '@haojiao/features/proofing';
import { ReviewsService } from './reviews.service';

/**
 * What is forbidden is not signed off, and what somebody has to confirm only when somebody did. The verdict is kept in the
 * transaction of the approval: no release without one.
 */
@Injectable()
export class ProofAtSignOff implements OnModuleInit {
  constructor(
    private readonly contents: ContentsService,
    private readonly verdicts: ProofingVerdicts,
    private readonly reviews: ReviewsService,
  ) {}

  onModuleInit(): void {
    this.reviews.onApproving(async ({ content, revisionId, limitedTo }, manager) => {
      const revision = await this.contents.revision(revisionId, manager);
      if (limitedTo) await this.verdicts.releaseInEmergency(content, revision, manager);
      else await this.verdicts.release(content, revision, manager);
    });
  }
}
