import { Injectable } from '@nestjs/common';
import { QueryFailedError } from 'typeorm';
import { SharedQuestions, Database } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import type { Actor } from '@haojiao/features/organizations';
import type { RawBody } from './content-input';
import { CreateContent, draftCreated } from './create-content';
import type { ContentDocument } from './domain/content-document';
import { ReadContent } from './read-content';
import type { ContentView } from './read-content';
import { RevisionWriter, refuseTaken } from './revision-writer';
import type { WrittenDraft } from './revision-writer';

interface Wanted {
  actor: Actor;
  organizationId: string;
  document: ContentDocument;
}

/** `error` is its own, whoever it came with. */
type Outcome = { written: WrittenDraft } | { error: unknown };

const DRAFTS_TOGETHER = 25;
/** One waits for the end of the trail while the other is committed. */
const TRANSACTIONS_AT_ONCE = 2;

/**
 * New drafts from people. The trail's entries follow one another, so whoever writes one waits for the commit of the one
 * before: drafts of nothing but words that come at once share one transaction, and one wait. Each has its own
 * revision, its own entry and its own answer; should one be refused, each is written by itself. All others go the way of
 * `CreateContent`.
 */
@Injectable()
export class DraftDesk {
  private readonly writing: SharedQuestions<Wanted, Outcome>;

  constructor(
    private readonly database: Database,
    private readonly creation: CreateContent,
    private readonly reading: ReadContent,
    private readonly writer: RevisionWriter,
    private readonly audit: AuditService,
  ) {
    this.writing = new SharedQuestions({
      mostTogether: DRAFTS_TOGETHER,
      mostAtOnce: TRANSACTIONS_AT_ONCE,
      ask: (drafts) => this.writeTogether(drafts),
    });
  }

  /** @throws AppError as `CreateContent.create` */
  async create(actor: Actor, body: RawBody): Promise<ContentView> {
    if (!isPlain(body)) return this.reading.view(await this.creation.create(actor, body));
    const { organizationId, document } = await this.creation.plainDocument(actor, body);
    const outcome = await this.writing.ask({ actor, organizationId, document });
    if ('error' in outcome) throw outcome.error;
    if (document.coAuthorIds.length > 0) return this.reading.view(outcome.written.content);
    return { ...outcome.written, authorName: actor.displayName, coAuthors: [], origin: null };
  }

  private async writeTogether(drafts: Wanted[]): Promise<Outcome[]> {
    try {
      return await this.write(drafts);
    } catch (error) {
      if (drafts.length === 1 || !isRefused(error)) throw error;
    }
    const outcomes: Outcome[] = [];
    for (const draft of drafts) {
      outcomes.push(...(await this.write([draft]).catch((error: unknown): Outcome[] => [{ error }])));
    }
    return outcomes;
  }

  private async write(drafts: Wanted[]): Promise<Outcome[]> {
    const write = () =>
      this.database.transaction(async (manager) => {
        const written = await this.writer.createPlain(
          manager,
          drafts.map(({ actor, ...draft }) => ({ ...draft, authorId: actor.userId })),
        );
        const events = written.map(({ content }, index) => draftCreated(drafts[index]!.actor, content));
        await this.audit.recordAll(manager, events);
        return written.map((one) => ({ written: one }));
      });
    // Of many it is not known whose address was taken: then each is asked for by itself.
    return drafts.length === 1 ? refuseTaken(drafts[0]!.document, write) : write();
  }
}

/**
 * Whether the database said no, to a value (22), by a constraint (23) or for the sake of others at work: then nothing of it
 * is there. Of a connection that broke nobody knows, least of all while it committed: that is not repeated.
 */
function isRefused(error: unknown): boolean {
  if (!(error instanceof QueryFailedError)) return false;
  const { code } = error.driverError as { code?: string };
  return /^(?:2[23][0-9A-Z]{3}|40001|40P01)$/.test(code ?? '');
}

/** Whether nothing of the body can name a thing that has to be held until the item is written. */
function isPlain(body: RawBody): boolean {
  const { type, coverAssetId, brandId, article } = body;
  if (type !== 'article' || isNamed(coverAssetId) || isNamed(brandId)) return false;
  const html = (article as { html?: unknown } | null | undefined)?.html;
  return typeof html === 'string' && !/<img|asset/i.test(html);
}

function isNamed(id: unknown): boolean {
  return id !== undefined && id !== null;
}
