import type { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import { ContentsService } from '@haojiao/features/contents';
import type { Actor } from '@haojiao/features/organizations';
import type { ReviewSheet } from './domain/review-sheet';
import { EvidenceFiles } from './evidence-file/evidence-files';
import { CollectReviewSheet } from './review-sheet/collect-review-sheet';
import { reviewSheetPage } from './review-sheet/review-sheet-page';
import { reviewSheetPdf } from './review-sheet/review-sheet-pdf';

/** An inspector may take the evidence without being let near the desk itself. */
const seeEvidence = {
  read: 'evidence.read',
  noun: 'content',
  zh: '没有这篇稿件。',
  en: 'There is no such content item.',
} as const;

@Injectable()
export class EvidenceService {
  constructor(
    private readonly database: Database,
    private readonly contents: ContentsService,
    private readonly sheets: CollectReviewSheet,
    private readonly files: EvidenceFiles,
    private readonly audit: AuditService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws AppError `content_not_found` */
  async sheet(actor: Actor, contentId: string): Promise<ReviewSheet> {
    const content = await this.contents.load(contentId);
    await this.contents.requireOn(actor, 'content.read', content);
    return this.sheets.of(content);
  }

  async sheetPage(actor: Actor, contentId: string): Promise<string> {
    return reviewSheetPage(await this.sheet(actor, contentId), actor.displayName, this.clock.now());
  }

  async sheetPdf(actor: Actor, contentId: string): Promise<Buffer> {
    return reviewSheetPdf(await this.sheet(actor, contentId), actor.displayName, this.clock.now());
  }

  /** Who took what is part of the trail, and of the file itself. @throws AppError `content_not_found` */
  async file(actor: Actor, contentId: string): Promise<Readable> {
    const content = await this.contents.load(contentId);
    actor.require('evidence.read', await this.contents.placeOf(content), seeEvidence);
    await this.database.transaction((manager) =>
      this.audit.record(manager, {
        actor: actor.audit,
        organizationId: content.organizationId,
        action: 'evidence.exported',
        objectType: 'content',
        objectId: content.id,
      }),
    );
    const occasion = { madeBy: actor.displayName, madeAt: this.clock.now() };
    return this.files.zip(content, await this.sheets.of(content), occasion);
  }
}
