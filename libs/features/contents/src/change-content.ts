import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { fault, invalidInput } from '@haojiao/kernel';
import type { Fault, Json } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import type { Actor } from '@haojiao/features/organizations';
import { ContentBodyRequest } from './content-body.requests';
import { blockFaults, mergePatch, shapeFaults } from './content-input';
import type { RawBody } from './content-input';
import { ContentsService } from './contents.service';
import { documentFingerprint } from './domain/content-document';
import type { ContentDocument } from './domain/content-document';
import { editRefusal } from './domain/content-state';
import { DocumentAssembler } from './document-assembler';
import type { Assembly, AssemblyContext } from './document-assembler';
import type { ContentRevisionEntity } from './persistence/content-revision.entity';
import type { ContentEntity } from './persistence/content.entity';
import { ReadContent } from './read-content';
import type { ContentView } from './read-content';
import { RevisionWriter } from './revision-writer';
import type { SaveOptions } from './revision-writer';

/** Asked before anything is written; throws 428 or 412. */
export type VersionCheck = (current: ContentView) => void;

/** What an edit sees of the item: its row is locked, the caller may edit it, nothing forbids it. */
export interface EditContext extends AssemblyContext {
  content: ContentEntity;
  revision: ContentRevisionEntity;
  previous: ContentDocument;
}

export interface Edit extends Assembly {
  /** Past fact for the audit trail. */
  action: string;
  details?: Record<string, Json>;
  options?: SaveOptions;
}

/** Asked before every save, in its transaction, when nothing else forbids it; throws to refuse. */
export type EditingListener = (actor: Actor, view: ContentView, manager: EntityManager) => Promise<void>;

/** Every change of an item's words goes through here, whatever door it came by. */
@Injectable()
export class ChangeContent {
  private readonly editingListeners: EditingListener[] = [];

  constructor(
    private readonly database: Database,
    private readonly contents: ContentsService,
    private readonly reading: ReadContent,
    private readonly assembler: DocumentAssembler,
    private readonly writer: RevisionWriter,
    private readonly audit: AuditService,
  ) {}

  onEditing(listener: EditingListener): void {
    this.editingListeners.push(listener);
  }

  /** Merges the body into what was last saved. @throws AppError `invalid_input` with every fault, and as `edit` */
  change(
    actor: Actor,
    id: string,
    body: RawBody,
    checkVersion: VersionCheck,
    options: SaveOptions = {},
  ): Promise<ContentView> {
    return this.edit(actor, id, checkVersion, async (context) => ({
      ...(await this.merge(context, body)),
      action: 'content.changed',
      details: { fields: Object.keys(body) },
      options,
    }));
  }

  /**
   * Saves the next revision of an item that is under review, by one of its reviewers. The caller holds the item's
   * row, has asked whether they may, moves the review along and records the act.
   * @throws AppError `invalid_input` with every fault, at paths of the body
   */
  async correct(
    manager: EntityManager,
    actor: Actor,
    content: ContentEntity,
    body: RawBody,
    comment: string | null,
  ): Promise<ContentView> {
    const { revision } = await this.reading.view(content, manager);
    const previous = revision.document;
    const place = await this.contents.placeOf(content, manager);
    const context = { actor, place, previous, manager, content, revision };
    const { document, faults } = await this.merge(context, body);
    faults.push(...(await this.contents.reviewFaults(manager, document)));
    if (faults.length > 0) throw invalidInput(faults);
    if (documentFingerprint(document) === revision.fingerprint) throw invalidInput([nothingChanged()]);
    const saved = await this.writer.append(manager, content, actor.userId, document, { comment });
    return this.reading.view(saved, manager);
  }

  private async merge(context: EditContext, body: RawBody): Promise<Assembly> {
    const { previous, content } = context;
    const merged = mergePatch(bodyOfDocument(previous), body) as RawBody;
    const faults: Fault[] = await shapeFaults(ContentBodyRequest, merged);
    faults.push(...blockFaults(content.type, merged));
    const { document, faults: found } = await this.assembler.assemble(content.type, merged, context);
    faults.push(...found);
    if (content.publishedAt && document.slug !== content.slug) faults.push(slugFixed());
    return { document, faults };
  }

  /**
   * Saves the next revision in one transaction. An autosave that changes nothing makes none.
   * @throws AppError `content_not_found`, `not_allowed`, `content_of_another_author`, `if_match_required`,
   * `version_mismatch`, `content_in_review`, `content_archived`, `invalid_input`
   */
  async edit(
    actor: Actor,
    id: string,
    checkVersion: VersionCheck,
    work: (context: EditContext) => Promise<Edit>,
  ): Promise<ContentView> {
    return this.database.transaction(async (manager: EntityManager) => {
      const content = await this.contents.loadForUpdate(id, manager);
      const view = await this.reading.view(content, manager);
      const previous = view.revision.document;
      const place = await this.contents.requireEditor(actor, content, previous, manager);
      checkVersion(view);
      const refusal = editRefusal(content);
      if (refusal) throw refusal;
      for (const listener of this.editingListeners) await listener(actor, view, manager);
      const edit = await work({ actor, place, previous, manager, content, revision: view.revision });
      if (edit.faults.length > 0) throw invalidInput(edit.faults);
      if (edit.options?.isAutosave && documentFingerprint(edit.document) === view.revision.fingerprint) {
        return view;
      }
      const saved = await this.writer.append(manager, content, actor.userId, edit.document, edit.options);
      await this.audit.record(manager, {
        actor: actor.audit,
        organizationId: saved.organizationId,
        action: edit.action,
        objectType: 'content',
        objectId: saved.id,
        details: {
          revisionId: saved.currentRevisionId,
          ...(edit.options?.isAutosave && { autosave: true }),
          ...edit.details,
        },
      });
      return this.reading.view(saved, manager);
    });
  }
}

/** A document in the form of the body that made it. */
export function bodyOfDocument(document: ContentDocument): RawBody {
  const { type: _type, variants: _variants, assets: _assets, ...body } = document;
  return withoutNulls(body) as RawBody;
}

/** In a merge patch an absent member and a null one are the same. */
function withoutNulls(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== null)
      .map(([key, member]) => [key, withoutNulls(member)]),
  );
}

function nothingChanged(): Fault {
  return fault(
    '',
    'nothing_changed',
    '修改后的内容与原来相同，没有保存。',
    'The item says the same as before; nothing was saved.',
  );
}

function slugFixed(): Fault {
  return fault(
    'slug',
    'slug_fixed',
    '稿件已发布过，网址不能再改，否则外部链接会失效。',
    'The item was published; its address stays, or links to it would break.',
  );
}
