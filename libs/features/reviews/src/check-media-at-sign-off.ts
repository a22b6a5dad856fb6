import { Injectable, OnModuleInit } from '@nestjs/common';
import { ContentsService } from '@haojiao/features/contents';
import { MediaChecks } from '@haojiao/features/media-checks';
import { ReviewsService } from './reviews.service';

/**
 * Nothing is signed off with a picture that says nothing, with rights or consents that have ended, or with generated
 * content that it does not declare. In an emergency only what nobody may waive counts: rights and consents.
 */
@Injectable()
export class CheckMediaAtSignOff implements OnModuleInit {
  constructor(
    private readonly contents: ContentsService,
    private readonly checks: MediaChecks,
    private readonly reviews: ReviewsService,
  ) {}

  onModuleInit(): void {
    this.reviews.onApproving(async ({ revisionId, limitedTo }, manager) => {
      const { document } = await this.contents.revision(revisionId, manager);
      if (limitedTo) await this.checks.requireSendable(document, manager);
      else await this.checks.requireSignable(document, manager);
    });
  }
}
