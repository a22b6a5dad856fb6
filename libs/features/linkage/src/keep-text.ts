import { Injectable, OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ruleBroken } from '@haojiao/kernel';
import type { Message } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import { ContentOrigins, ContentsService, compareDocuments } from '@haojiao/features/contents';
import type { ContentDocument, DocumentChange } from '@haojiao/features/contents';
import { ExamineContents } from '@haojiao/features/publications';
import type { ItemCheck } from '@haojiao/features/publications';
import { ReviewsService } from '@haojiao/features/reviews';
import { wordChanges, wordsOfChanges } from './difference';

type ItemFindings = Awaited<ReturnType<ItemCheck>>;

/** What checks say of an item that was taken over, and what keeps it from being signed off. */
@Injectable()
export class KeepText implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly contents: ContentsService,
    private readonly origins: ContentOrigins,
    private readonly examine: ExamineContents,
    private readonly reviews: ReviewsService,
  ) {}

  onModuleInit(): void {
    this.examine.registerItemCheck(async (content, { document }) => [
      ...(await this.textFindings(content.id, document)),
      ...(await this.originFindings(content.id)),
    ]);
    this.reviews.onApproving(async ({ content, revisionId }, manager) => {
      const { document } = await this.contents.revision(revisionId, manager);
      const changes = await this.forbiddenChanges(content.id, document, manager);
      if (changes.length === 0) return;
      const { zh, en } = told(changes);
      throw ruleBroken('pushed_text_changed', zh, en);
    });
  }

  private async textFindings(contentId: string, document: ContentDocument): Promise<ItemFindings> {
    const changes = await this.forbiddenChanges(contentId, document);
    if (changes.length === 0) return [];
    return [
      { severity: 'error', code: 'pushed_text_changed', path: changes[0]!.path, message: told(changes) },
    ];
  }

  /** Where the push demands that the words stay: in what they differ. */
  private async forbiddenChanges(
    contentId: string,
    document: ContentDocument,
    manager: EntityManager = this.database.manager,
  ): Promise<DocumentChange[]> {
    const [pushed] = await this.database.query<{ document: ContentDocument }>(
      `SELECT r.document FROM pushed_items i
       JOIN content_pushes p ON p.id = i.push_id AND p.must_keep_text AND p.cancelled_at IS NULL
       JOIN content_revisions r ON r.id = p.revision_id WHERE i.content_id = $1`,
      [contentId],
      manager,
    );
    return pushed ? wordChanges(pushed.document, compareDocuments(pushed.document, document)) : [];
  }

  private async originFindings(contentId: string): Promise<ItemFindings> {
    const origin = await this.origins.view(contentId);
    if (!origin || origin.state === 'current') return [];
    const { organizationName: name } = origin;
    const message =
      origin.state === 'withdrawn'
        ? { zh: `原稿已被${name}撤回。`, en: `${name} has withdrawn the original.` }
        : { zh: `${name}审定了原稿的新版本。`, en: `${name} has approved another version of the original.` };
    return [{ severity: 'warning', code: `origin_${origin.state}`, path: 'source', message }];
  }
}

function told(changes: DocumentChange[]): Message {
  const places = wordsOfChanges(changes);
  return {
    zh: `下发单位要求保持原文，以下文字被改动：${places}。请改回原文。`,
    en: `The words have to stay as they were handed down; these differ: ${places}. Put the original back.`,
  };
}
