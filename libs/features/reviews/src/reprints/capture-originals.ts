import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AppError, fault, invalidInput, newId } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Settings } from '@haojiao/infrastructure/config';
import { Database } from '@haojiao/infrastructure/database';
import type { ForeignPage, readForeignPage } from '@haojiao/infrastructure/http';
import { AuditService } from '@haojiao/features/audit';
import { ContentsService, cleanHtml, textOfHtml } from '@haojiao/features/contents';
import type { ContentEntity } from '@haojiao/features/contents';
import type { Actor } from '@haojiao/features/organizations';
import { comparableUrl } from './domain/reprint-source';
import { readPage } from './domain/read-page';
import type { OriginalPage } from './domain/read-page';
import { ReprintSnapshotEntity } from './persistence/reprint-snapshot.entity';
import type { SnapshotMeans } from './persistence/reprint-snapshot.entity';

/** How pages of others are fetched: by the guarded client alone. */
export const PAGE_READER = Symbol('PAGE_READER');

export interface CaptureWish {
  /** Default the address of the item's source. */
  url?: string;
  /** The original as a person copied it; absent: it is fetched. */
  html?: string;
}

/** A page of news is far below; what is larger is something else. */
const LARGEST_PAGE_BYTES = 3 * 1024 * 1024;
const LONGEST_WAIT_MS = 10_000;

interface CapturedPage extends OriginalPage {
  means: SnapshotMeans;
  finalUrl: string;
  bytes: Buffer;
}

/** 原文快照: keeps the original of a reprint as it is now, cleaned, with the hash of what was received. */
@Injectable()
export class CaptureOriginals {
  constructor(
    private readonly database: Database,
    private readonly contents: ContentsService,
    private readonly audit: AuditService,
    private readonly settings: Settings,
    @Inject(PAGE_READER) private readonly readPage: typeof readForeignPage,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws AppError `content_not_found`, `not_allowed`, `original_unreadable`, `invalid_input` */
  async capture(actor: Actor, contentId: string, wish: CaptureWish): Promise<ReprintSnapshotEntity> {
    const { content, sourceUrl } = await this.requireWriter(actor, contentId);
    const url = comparableUrl(wish.url ?? sourceUrl ?? '');
    if (url === null) throw urlMissing();
    const page = wish.html === undefined ? await this.fetch(url) : pasted(url, wish.html);
    const { html } = cleanHtml(page.html, this.settings.publicUrl);
    const text = textOfHtml(html);
    if (text === '') throw unreadable('页面里没有文字', 'there are no words on the page');
    return this.database.transaction(async (manager) => {
      const snapshot = manager.create(ReprintSnapshotEntity, {
        id: newId(),
        contentId,
        means: page.means,
        url,
        finalUrl: page.finalUrl,
        title: page.title,
        html,
        text,
        sha256: createHash('sha256').update(page.bytes).digest('hex'),
        bytes: page.bytes.length,
        capturedBy: actor.userId,
        capturedAt: this.clock.now(),
      });
      await manager.insert(ReprintSnapshotEntity, snapshot);
      await this.record(manager, actor, content, snapshot);
      return snapshot;
    });
  }

  /** Newest first. Plan: backward scan of `reprint_snapshots_content_id`. @throws AppError `content_not_found` */
  async list(
    actor: Actor,
    contentId: string,
    limit: number,
    beforeId: string | null,
  ): Promise<ReprintSnapshotEntity[]> {
    await this.contents.requireOn(actor, 'content.read', await this.contents.load(contentId));
    return this.database.manager
      .createQueryBuilder(ReprintSnapshotEntity, 's')
      .where('s.contentId = :contentId', { contentId })
      .andWhere(beforeId === null ? 'TRUE' : 's.id < :beforeId', { beforeId })
      .orderBy('s.id', 'DESC')
      .limit(limit + 1)
      .getMany();
  }

  private async requireWriter(
    actor: Actor,
    contentId: string,
  ): Promise<{ content: ContentEntity; sourceUrl: string | undefined }> {
    const content = await this.contents.load(contentId);
    await this.contents.requireOn(actor, 'content.write', content);
    const { document } = await this.contents.revision(content.currentRevisionId);
    return { content, sourceUrl: document.source?.url };
  }

  /** Whatever went wrong is told in the same words: whoever asked learns nothing about our network. */
  private async fetch(url: string): Promise<CapturedPage> {
    let answer: ForeignPage;
    try {
      answer = await this.readPage(url, { maxBytes: LARGEST_PAGE_BYTES + 1, timeoutMs: LONGEST_WAIT_MS });
    } catch {
      throw unreadable('网页打不开', 'the page can not be read');
    }
    const { status, mediaType, bytes } = answer;
    if (status !== 200 || !/^(text\/html|application\/xhtml\+xml)\b/i.test(mediaType)) {
      throw unreadable('网页打不开', 'the page can not be read');
    }
    if (bytes.length > LARGEST_PAGE_BYTES) throw unreadable('网页太大', 'the page is too large');
    return { means: 'fetched', finalUrl: answer.url, bytes, ...readPage(bytes, mediaType) };
  }

  private record(
    manager: EntityManager,
    actor: Actor,
    content: ContentEntity,
    { id, means, url, finalUrl, sha256 }: ReprintSnapshotEntity,
  ): Promise<void> {
    return this.audit.record(manager, {
      actor: actor.audit,
      organizationId: content.organizationId,
      action: 'reprint.original_captured',
      objectType: 'content',
      objectId: content.id,
      details: { snapshotId: id, means, url, finalUrl, sha256 },
    });
  }
}

function pasted(url: string, html: string): CapturedPage {
  const bytes = Buffer.from(html, 'utf8');
  return { means: 'pasted', finalUrl: url, bytes, ...readPage(bytes, 'text/html; charset=utf-8') };
}

function urlMissing() {
  return invalidInput([
    fault(
      'url',
      'required',
      '请写明原文的完整网址（http 或 https），或先在来源中填写。',
      'Name the whole address of the original, or enter it with the source first.',
    ),
  ]);
}

function unreadable(zh: string, en: string) {
  return new AppError('unprocessable', 'original_unreadable', {
    zh: `${zh}。只抓取公开的 https 网页；抓取不到时请把原文粘贴进来。`,
    en: `Not kept: ${en}. Only public https pages are fetched; paste the original (html) where that fails.`,
  });
}
