import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { fault, invalidInput } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database, brokenConstraint } from '@haojiao/infrastructure/database';
import type { Actor } from '@haojiao/features/organizations';
import type { PublicationState } from '../domain/publication-transitions';
import { PostedResults } from '../hand-off/posted-results';
import { Outcomes } from '../ledger/outcomes';
import { closeSteps } from '../ledger/step-ledger';
import type { KeptFailure, PublicationEntity } from '../persistence/publication.entity';
import { PublicationChanges } from './publication-changes';
import { stateForbids } from './refusals';

export interface Resolution {
  outcome: 'published' | 'not_published';
  remoteUrl?: string;
  /** A screenshot of the post, in place of its address or beside it. */
  proofAssetId?: string;
  note?: string;
}

/** A person says what became of a publication: after a hand-off, or where the system could not find out. */
@Injectable()
export class ResolvePublications {
  constructor(
    private readonly database: Database,
    private readonly changes: PublicationChanges,
    private readonly outcomes: Outcomes,
    private readonly results: PostedResults,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async resolve(actor: Actor, id: string, resolution: Resolution): Promise<PublicationEntity> {
    const note = resolution.note ? { zh: resolution.note, en: resolution.note } : null;
    return this.changes
      .make(actor, id, { from: resolvable }, async (manager, publication) => {
        requireWordFrom(publication, resolution);
        if (isWithdrawal(publication)) return this.resolveWithdrawal(manager, publication, resolution, actor);
        const isHandOff = publication.state === 'awaiting_hand_off';
        if (isHandOff && resolution.outcome === 'not_published') {
          return this.outcomes.move(manager, publication, 'cancelled', { note }, actor.audit);
        }
        const isOut = resolution.outcome === 'published';
        const remote = isOut ? await this.results.read(manager, actor, publication, resolution) : null;
        if (isOut) publication.proofAssetId = resolution.proofAssetId ?? null;
        // The person looked. What was begun is settled; the ledger may begin it again when asked to retry.
        const settledAs = isOut ? 'superseded' : 'voided';
        await closeSteps(manager, id, settledAs, this.clock.now(), await this.openSteps(manager, id));
        if (remote) return this.outcomes.published(manager, publication, remote, actor.audit, note);
        await this.outcomes.move(
          manager,
          publication,
          'failed',
          {
            lostStep: null,
            lostIntentAt: null,
            pendingReference: null,
            pendingSince: null,
            note,
            failure: publication.failure ?? notPublished,
          },
          actor.audit,
        );
      })
      .catch((error: unknown) => {
        throw brokenConstraint(error) === 'publications_one_remote_post' ? postIsTaken() : error;
      });
  }

  /** Names of the `once` steps of publishing whose outcome nobody knew. */
  private async openSteps(manager: EntityManager, id: string): Promise<string[]> {
    const rows = await this.database.query<{ name: string }>(
      `SELECT name FROM publication_steps WHERE publication_id = $1 AND state = 'intent' AND effect = 'once'`,
      [id],
      manager,
    );
    return rows.map((row) => row.name);
  }

  private async resolveWithdrawal(
    manager: EntityManager,
    publication: PublicationEntity,
    resolution: Resolution,
    actor: Actor,
  ): Promise<void> {
    const isGone = resolution.outcome === 'not_published';
    await manager.query(
      `UPDATE publication_steps SET state = 'superseded'
       WHERE publication_id = $1 AND name LIKE 'withdraw:%' AND state IN ('intent', 'done')`,
      [publication.id],
    );
    await this.outcomes.move(
      manager,
      publication,
      isGone ? 'withdrawn' : 'published',
      {
        failure: null,
        note: null,
        lostStep: null,
        lostIntentAt: null,
        withdrawReason: isGone ? publication.withdrawReason : null,
        withdrawnAt: isGone ? this.clock.now() : null,
      },
      actor.audit,
    );
  }
}

const resolvable: PublicationState[] = [
  'needs_attention',
  'awaiting_hand_off',
  'awaiting_platform',
  'withdrawing',
];

/** While a platform works or a withdrawal runs, a person's word is heard only where nobody but people can know: in a feed. */
function requireWordFrom({ state, mode }: PublicationEntity, { outcome, remoteUrl }: Resolution): void {
  if (state === 'needs_attention' || state === 'awaiting_hand_off') return;
  if (mode !== 'feed') throw stateForbids({ state }, ['needs_attention', 'awaiting_hand_off']);
  if (state === 'awaiting_platform' && outcome === 'published' && !remoteUrl) {
    throw invalidInput([
      fault('remoteUrl', 'not_empty', '请填写发布后的链接。', 'Give the address of the post.'),
    ]);
  }
}

function isWithdrawal(publication: PublicationEntity): boolean {
  return publication.withdrawReason !== null && publication.publishedAt !== null;
}

function postIsTaken() {
  return invalidInput([
    fault(
      'remoteUrl',
      'post_of_other_publication',
      '这个链接已登记在本账号的另一个发布任务上，请核对后粘贴这一篇的链接。',
      'This address is recorded with another publication of the account; paste that of this post.',
    ),
  ]);
}

const notPublished: KeptFailure = {
  code: 'not_published',
  class: 'permanent',
  platformCode: null,
  message: null,
  advice: {
    zh: '经人工核实未发布，可点“重试”。',
    en: 'Checked by a person: not published; retry if wanted.',
  },
};
