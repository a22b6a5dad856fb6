import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { fault, invalidInput, notAllowed } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { AssetsService } from '@haojiao/features/assets';
import { ContentsService } from '@haojiao/features/contents';
import type { ContentEntity } from '@haojiao/features/contents';
import type { Actor, PlaceInTree } from '@haojiao/features/organizations';
import { articleHtmlOf } from './domain/article-html';
import { bylineOf } from './domain/contributors';
import { requireMove } from './domain/submission-transitions';
import type { SubmissionEntity } from './persistence/submission.entity';
import { SubmissionLog } from './submission-log';
import { SubmissionVersions } from './submission-versions';
import { SubmissionsService } from './submissions.service';

export interface Acceptance {
  /** The unit that takes it: the sending one or one above it; default see `takingUnit`. */
  organizationId?: string;
  columnId?: string | null;
  /** Default the report's. */
  title?: string;
  /** A word to the sender. */
  comment?: string | null;
}

/** What the editor does: take a report up, or not. */
@Injectable()
export class DecideSubmission {
  constructor(
    private readonly database: Database,
    private readonly submissions: SubmissionsService,
    private readonly contents: ContentsService,
    private readonly assets: AssetsService,
    private readonly versions: SubmissionVersions,
    private readonly log: SubmissionLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Makes the report a draft of the editor's, with its senders named in the byline and kept from reviewing it.
   * @throws AppError `submission_not_found`, `not_allowed`, `submission_already_decided`, `submission_withdrawn`,
   * `invalid_input`
   */
  async accept(actor: Actor, id: string, acceptance: Acceptance): Promise<ContentEntity> {
    return this.database.transaction(async (manager) => {
      const submission = await this.submissions.loadForUpdate(id, manager);
      const place = await this.submissions.requireOn(actor, 'submission.decide', submission, manager);
      requireMove(submission.state, 'accepted');
      // One that came back may have been changed since, without being sent again.
      await this.versions.keep(manager, submission, submission.sentBy, this.clock.now());
      const unit = takingUnit(actor, place, acceptance.organizationId);
      const content = await this.contents.createDraft(manager, actor, {
        organizationId: unit.id,
        type: 'article',
        title: acceptance.title ?? submission.title,
        columnId: acceptance.columnId,
        byline: bylineOf(submission.contributors),
        coAuthorIds: await this.coAuthorsOf(submission, actor, unit, manager),
        article: { html: await this.articleOf(submission, manager) },
        submissionId: submission.id,
      });
      Object.assign(submission, {
        state: 'accepted',
        contentId: content.id,
        decidedBy: actor.userId,
        decidedAt: this.clock.now(),
      });
      await manager.save(submission);
      await this.log.record(manager, actor.audit, submission, 'accepted', acceptance.comment ?? null, {
        contentId: content.id,
        takenBy: unit.id,
      });
      return content;
    });
  }

  /** @throws AppError as `accept` */
  async decline(actor: Actor, id: string, reason: string): Promise<SubmissionEntity> {
    return this.database.transaction(async (manager) => {
      const submission = await this.submissions.loadForUpdate(id, manager);
      await this.submissions.requireOn(actor, 'submission.decide', submission, manager);
      requireMove(submission.state, 'declined');
      Object.assign(submission, {
        state: 'declined',
        declineReason: reason,
        decidedBy: actor.userId,
        decidedAt: this.clock.now(),
      });
      const saved = await manager.save(submission);
      await this.log.record(manager, actor.audit, saved, 'declined', reason, { reason });
      return saved;
    });
  }

  /** Only pictures go into the text; sound, film and documents stay with the report. */
  private async articleOf(submission: SubmissionEntity, manager: EntityManager): Promise<string> {
    const attached = submission.assetIds.filter((id) => !submission.pictureIds.includes(id));
    const found = new Map((await this.assets.loadMany(attached, manager)).map((asset) => [asset.id, asset]));
    const captions = new Map(submission.pictureCaptions.map((said) => [said.assetId, said]));
    const pictures = attached
      .flatMap((id) => found.get(id) ?? [])
      .filter(({ kind }) => kind === 'image')
      .map(({ id, altText, credit }) => ({
        id,
        altText: captions.get(id)?.caption || altText,
        credit: captions.get(id)?.credit || credit,
      }));
    return articleHtmlOf(submission.bodyHtml, pictures);
  }

  /**
   * Those senders whom the item may name as co-authors: active people of the taking unit's branch. That the others
   * never review it either is held by the database (`review_author_ids`).
   */
  private async coAuthorsOf(
    submission: SubmissionEntity,
    actor: Actor,
    unit: PlaceInTree,
    manager: EntityManager,
  ): Promise<string[]> {
    const people = [submission.sentBy, ...submission.contributors.flatMap(({ userId }) => userId ?? [])];
    const rows = await this.database.query<{ id: string }>(
      `SELECT u.id FROM users u JOIN organizations o ON o.id = u.organization_id
       WHERE u.id = ANY($1::uuid[]) AND u.id <> $2 AND u.state = 'active'
         AND (o.path @> ARRAY[$3::uuid] OR o.id = ANY($4::uuid[]))`,
      [people, actor.userId, unit.id, unit.path],
      manager,
    );
    return rows.map(({ id }) => id);
  }
}

/**
 * A report goes up its own branch: to the unit that is asked for, else to the editor's own, else to the highest one in
 * which the editor may both decide and write.
 * @throws AppError `invalid_input` for a unit beside the branch or out of sight, `not_allowed`
 */
function takingUnit(actor: Actor, sender: PlaceInTree, asked: string | undefined): PlaceInTree {
  const branch = sender.path.map((id, depth): PlaceInTree => ({ id, path: sender.path.slice(0, depth + 1) }));
  const allowed = branch.filter(
    (unit) => actor.can('submission.decide', unit) && actor.can('content.write', unit),
  );
  if (asked !== undefined) {
    const unit = branch.find(({ id }) => id === asked.toLowerCase());
    if (!unit || !actor.can('organization.read', unit)) throw invalidInput([unitBesideBranch()]);
    if (allowed.includes(unit)) return unit;
  }
  const chosen = allowed.find(({ id }) => id === actor.organizationId) ?? allowed[0];
  if (asked === undefined && chosen) return chosen;
  throw notAllowed(
    'not_allowed',
    '您在采用单位没有处理来稿和撰写稿件的权限，请联系管理员分配相应角色。',
    'You may not decide on reports and write items in the unit that would take it; ask an administrator for a role.',
  );
}

function unitBesideBranch() {
  return fault(
    'organizationId',
    'organization_unknown',
    '采用单位应为报送单位或其上级单位。',
    'A report is taken by the sending unit or one above it.',
  );
}
