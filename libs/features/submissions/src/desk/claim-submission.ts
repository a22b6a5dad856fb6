import { Inject, Injectable } from '@nestjs/common';
import { HOUR_MS, ruleBroken } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import type { Actor } from '@haojiao/features/organizations';
import { requireMove } from '../domain/submission-transitions';
import type { SentSubmission, SubmissionEntity } from '../persistence/submission.entity';
import { SubmissionsService } from '../submissions.service';

/** A claim that nobody acted on is nobody's. */
export const CLAIM_MS = 4 * HOUR_MS;

/** Says who works on a report, so that two don't; it keeps nobody from deciding. */
@Injectable()
export class ClaimSubmission {
  constructor(
    private readonly database: Database,
    private readonly submissions: SubmissionsService,
    private readonly audit: AuditService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws AppError `submission_not_found`, `not_allowed`, `submission_already_decided`, `submission_claimed` */
  claim(actor: Actor, id: string, takeOver: boolean): Promise<SentSubmission> {
    return this.change(actor, id, 'claimed', (submission) => {
      const now = this.clock.now();
      if (isHeld(submission, now) && submission.claimedBy !== actor.userId && !takeOver) throw claimed();
      Object.assign(submission, { claimedBy: actor.userId, claimedAt: now });
    });
  }

  /** Gives back one's own; somebody else's is taken over instead. @throws AppError as `claim` */
  release(actor: Actor, id: string): Promise<SentSubmission> {
    return this.change(actor, id, 'released', (submission) => {
      if (submission.claimedBy !== null && submission.claimedBy !== actor.userId) throw claimed();
      Object.assign(submission, { claimedBy: null, claimedAt: null });
    });
  }

  private async change(
    actor: Actor,
    id: string,
    act: 'claimed' | 'released',
    set: (submission: SentSubmission) => void,
  ): Promise<SentSubmission> {
    return this.database.transaction(async (manager) => {
      const submission = await this.submissions.loadForUpdate(id, manager);
      await this.submissions.requireOn(actor, 'submission.decide', submission, manager);
      requireMove(submission.state, 'accepted');
      set(submission);
      const saved = await manager.save(submission);
      await this.audit.record(manager, {
        actor: actor.audit,
        organizationId: saved.organizationId,
        action: `submission.${act}`,
        objectType: 'submission',
        objectId: id,
        details: { number: saved.number },
      });
      return saved;
    });
  }
}

export function isHeld({ claimedBy, claimedAt }: SubmissionEntity, now: Date): boolean {
  return claimedBy !== null && claimedAt !== null && now.getTime() - claimedAt.getTime() < CLAIM_MS;
}

function claimed() {
  return ruleBroken(
    'submission_claimed',
    '这篇来稿正由他人处理；确需接手请选择“接手”。',
    'Somebody else has this report in hand; take it over if you have to.',
  );
}
