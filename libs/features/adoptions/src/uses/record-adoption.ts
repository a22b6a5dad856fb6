import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { beijingDate, newId } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database, brokenConstraint } from '@haojiao/infrastructure/database';
import type { Actor } from '@haojiao/features/organizations';
import { SubmissionsService } from '@haojiao/features/submissions';
import type {
  AdoptionExtent,
  AdoptionKind,
  AdoptionLevel,
  AdoptionMedium,
  AdoptionStage,
  SentSubmission,
} from '@haojiao/features/submissions';
import { requirePast, requireReported } from '../domain/fact-input';
import { recordedBefore } from '../refusals';
import { Reporters } from '../reporters';
import { adoptionFact } from '../fact-kinds';
import { FactLog } from '../fact-log';
import { FromAbove } from '../from-above';
import { lineOf } from '../line-of';
import { SubmissionAdoptionEntity } from '../persistence/submission-adoption.entity';
import { ProofAssets } from '../proof-assets';
import { CountedBefore } from './counted-before';

export interface AdoptionInput {
  level: AdoptionLevel;
  outlet: string;
  /** By which a scheme knows the outlet. */
  outletCode?: string | null;
  medium?: AdoptionMedium;
  /** Default `composite` for a report that was merged with others, else `standalone`. */
  kind?: AdoptionKind;
  extent?: AdoptionExtent;
  stage?: AdoptionStage;
  url?: string | null;
  proofAssetId?: string | null;
  /** `YYYY-MM-DD` */
  adoptedOn: string;
}

/** Uses of a report elsewhere, as people tell of them. */
@Injectable()
export class RecordAdoption {
  constructor(
    private readonly database: Database,
    private readonly submissions: SubmissionsService,
    private readonly proofs: ProofAssets,
    private readonly reporters: Reporters,
    private readonly above: FromAbove,
    private readonly counted: CountedBefore,
    private readonly log: FactLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * By the sender, or by who decides on reports. A record with proof by somebody who decides from above the sending unit,
   * and gains nothing by it, is verified at once; every other one is a claim.
   * @throws AppError `submission_not_found`, `not_allowed`, `submission_withdrawn`,
   * `adoption_already_recorded`, `invalid_input`
   */
  async record(actor: Actor, submissionId: string, input: AdoptionInput): Promise<SubmissionAdoptionEntity> {
    return this.database.transaction(async (manager) => {
      const submission = await this.submissions.loadForUpdate(submissionId, manager);
      const action = submission.sentBy === actor.userId ? 'submission.write' : 'submission.decide';
      const place = await this.submissions.requireOn(actor, action, submission, manager);
      requireReported(submission.state);
      const now = this.clock.now();
      requirePast('adoptedOn', input.adoptedOn, beijingDate(now));
      const fields = await this.fieldsOf(input, submission, manager);
      if (input.proofAssetId) await this.proofs.require(actor, input.proofAssetId, manager);
      const isVerified =
        Boolean(input.url ?? input.proofAssetId) &&
        (await this.above.judges(actor, place, submission, manager)) &&
        !(await this.reporters.gain(actor.userId, submission, manager));
      const adoption = manager.create(SubmissionAdoptionEntity, {
        ...fields,
        id: newId(),
        submissionId,
        organizationId: submission.organizationId,
        state: isVerified ? 'verified' : 'claimed',
        recordedBy: actor.userId,
        recordedAt: now,
        verifiedBy: isVerified ? actor.userId : null,
        verifiedAt: isVerified ? now : null,
      });
      await this.counted.requireNone(adoption, manager);
      await insertOnce(adoption, manager);
      const kept = await manager.findOneByOrFail(SubmissionAdoptionEntity, { id: adoption.id });
      await this.log.judged(manager, actor.audit, submission, adoptionFact, kept, fields);
      return kept;
    });
  }

  private async fieldsOf(input: AdoptionInput, submission: SentSubmission, manager: EntityManager) {
    return {
      level: input.level,
      outlet: lineOf('outlet', input.outlet),
      outletCode: input.outletCode ?? null,
      medium: input.medium ?? 'public_media',
      kind: input.kind ?? (await this.kindOf(submission, manager)),
      extent: input.extent ?? 'full',
      stage: input.stage ?? 'adopted',
      url: input.url ?? null,
      proofAssetId: input.proofAssetId ?? null,
      adoptedOn: input.adoptedOn,
    };
  }

  /** Several reports that became one item are a composite. */
  private async kindOf({ id, contentId }: SentSubmission, manager: EntityManager): Promise<AdoptionKind> {
    if (contentId === null) return 'standalone';
    const others = await this.database.query(
      'SELECT FROM submissions WHERE content_id = $1 AND id <> $2 LIMIT 1',
      [contentId, id],
      manager,
    );
    return others.length > 0 ? 'composite' : 'standalone';
  }
}

async function insertOnce(adoption: SubmissionAdoptionEntity, manager: EntityManager): Promise<void> {
  try {
    await manager.insert(SubmissionAdoptionEntity, adoption);
  } catch (error) {
    throw brokenConstraint(error) === 'submission_adoptions_once' ? recordedBefore() : error;
  }
}
