import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { fault, invalidInput, newId, ruleBroken } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import type { Actor } from '@haojiao/features/organizations';
import type { SubmissionRoute } from './domain/submission-document';
import { SubmissionEntity } from './persistence/submission.entity';
import { SendSubmission } from './send-submission';
import { SubmissionForm } from './submission-form';
import type { DraftInput } from './submission-form';
import { SubmissionsService } from './submissions.service';

/** As many drafts as one person may have at a time. */
export const MAX_DRAFTS = 200;

export interface NewDraft extends DraftInput {
  /** Chosen on the phone, so that what is saved twice over a bad line is one draft. */
  id?: string;
  organizationId: string;
  route?: SubmissionRoute;
}

/** Reports that are still being written. Saves of a draft leave no trace but the draft itself. */
@Injectable()
export class WriteDraft {
  constructor(
    private readonly database: Database,
    private readonly submissions: SubmissionsService,
    private readonly sending: SendSubmission,
    private readonly form: SubmissionForm,
    private readonly audit: AuditService,
  ) {}

  /**
   * A draft of that id that the caller has already is saved over.
   * @throws AppError `organization_not_found`, `not_allowed`, `invalid_input`, `submission_already_sent`,
   * `too_many_drafts`
   */
  async save(actor: Actor, { organizationId, route = 'api', ...input }: NewDraft): Promise<SubmissionEntity> {
    const place = await this.sending.requirePlace(actor, organizationId);
    const { contactPhone, ...rest } = input;
    const id = (input.id ?? newId()).toLowerCase();
    return this.database.transaction(async (manager) => {
      const previous = await this.previous(actor, id, organizationId, manager);
      const fields = await this.form.fill(rest, { actor, place, manager, previous, isComplete: false });
      const sealedContactPhone = this.sending.sealed(id, contactPhone);
      if (previous) return manager.save(Object.assign(previous, fields, { sealedContactPhone, route }));
      await this.requireRoom(actor, manager);
      const draft = { ...fields, id, organizationId, route, state: 'draft' as const, sentBy: actor.userId };
      const saved = await manager.save(manager.create(SubmissionEntity, { ...draft, sealedContactPhone }));
      await this.record(manager, actor, saved, 'submission.drafted');
      return saved;
    });
  }

  /** @throws AppError `submission_not_found`, `not_sender`, `submission_already_sent` */
  async delete(
    actor: Actor,
    id: string,
    checkVersion: (current: SubmissionEntity) => Promise<void>,
  ): Promise<void> {
    await this.database.transaction(async (manager) => {
      const draft = await this.submissions.loadWithOwnDraftsForUpdate(actor, id, manager);
      await this.submissions.requireSender(actor, draft, manager);
      await checkVersion(draft);
      if (draft.state !== 'draft') throw alreadySent();
      await manager.delete(SubmissionEntity, { id: draft.id });
      await this.record(manager, actor, draft, 'submission.draft_deleted');
    });
  }

  /** Of two that come at once with one id, the second waits for the first. */
  private async previous(
    actor: Actor,
    id: string,
    organizationId: string,
    manager: EntityManager,
  ): Promise<SubmissionEntity | null> {
    await this.database.query(
      `SELECT pg_advisory_xact_lock(hashtextextended('submission-draft:' || $1, 0))`,
      [id],
      manager,
    );
    const found = await manager.findOne(SubmissionEntity, {
      where: { id },
      lock: { mode: 'pessimistic_write' },
    });
    if (!found) return null;
    if (found.sentBy !== actor.userId || found.organizationId !== organizationId) throw idTaken();
    if (found.state !== 'draft') throw alreadySent();
    return found;
  }

  private async requireRoom(actor: Actor, manager: EntityManager): Promise<void> {
    const drafts = await manager.countBy(SubmissionEntity, { sentBy: actor.userId, state: 'draft' });
    if (drafts < MAX_DRAFTS) return;
    throw ruleBroken(
      'too_many_drafts',
      `最多保存 ${MAX_DRAFTS} 篇草稿，请先报送或删除一些。`,
      `At most ${MAX_DRAFTS} drafts are kept; send or delete some first.`,
    );
  }

  private async record(
    manager: EntityManager,
    actor: Actor,
    draft: SubmissionEntity,
    action: 'submission.drafted' | 'submission.draft_deleted',
  ): Promise<void> {
    const { id, organizationId } = draft;
    await this.audit.record(manager, {
      ...{ actor: actor.audit, organizationId, action, objectType: 'submission', objectId: id },
      details: {},
    });
  }
}

function alreadySent() {
  return ruleBroken(
    'submission_already_sent',
    '这篇来稿已经报送，不再是草稿。',
    'This report has been sent and is no draft any more.',
  );
}

function idTaken() {
  return invalidInput([
    fault('id', 'id_taken', '这个编号已被使用，请换一个。', 'This id is taken; choose another.'),
  ]);
}
