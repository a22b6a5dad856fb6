import { Inject, Injectable } from '@nestjs/common';
import { beijingDate, newId, ruleBroken } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database, brokenConstraint } from '@haojiao/infrastructure/database';
import { cleanText } from '@haojiao/features/contents';
import type { Actor } from '@haojiao/features/organizations';
import { SubmissionsService } from '@haojiao/features/submissions';
import type { AdoptionLevel } from '@haojiao/features/submissions';
import { requirePast, requireReported } from '../domain/fact-input';
import { instructionFact } from '../fact-kinds';
import { FactLog } from '../fact-log';
import { FromAbove } from '../from-above';
import { instructionWords } from '../fact-words';
import { lineOf } from '../line-of';
import { SubmissionInstructionEntity } from '../persistence/submission-instruction.entity';
import { ProofAssets } from '../proof-assets';
import { Reporters } from '../reporters';
import { TellReporters } from '../tell-reporters';

export interface InstructionInput {
  /** Of the leader. */
  level: AdoptionLevel;
  leaderName: string;
  leaderPost: string;
  /** `YYYY-MM-DD` */
  instructedOn: string;
  text?: string | null;
  /** Default false: those who wrote the report know only that there is one. */
  isOpen?: boolean;
  proofAssetId?: string | null;
}

/** 领导批示, as those who decide on reports tell of it. */
@Injectable()
export class RecordInstruction {
  constructor(
    private readonly database: Database,
    private readonly submissions: SubmissionsService,
    private readonly proofs: ProofAssets,
    private readonly reporters: Reporters,
    private readonly above: FromAbove,
    private readonly telling: TellReporters,
    private readonly log: FactLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * With proof, by somebody who decides from above the sending unit and gains nothing by it, it is verified at once; else a second person verifies it.
   * @throws AppError `submission_not_found`, `not_allowed`, `submission_withdrawn`,
   * `instruction_already_recorded`, `invalid_input`
   */
  async record(
    actor: Actor,
    submissionId: string,
    input: InstructionInput,
  ): Promise<SubmissionInstructionEntity> {
    return this.database.transaction(async (manager) => {
      const submission = await this.submissions.loadForUpdate(submissionId, manager);
      const place = await this.submissions.requireOn(actor, 'submission.decide', submission, manager);
      requireReported(submission.state);
      const now = this.clock.now();
      requirePast('instructedOn', input.instructedOn, beijingDate(now));
      if (input.proofAssetId) await this.proofs.require(actor, input.proofAssetId, manager);
      const isVerified =
        Boolean(input.proofAssetId) &&
        (await this.above.judges(actor, place, submission, manager)) &&
        !(await this.reporters.gain(actor.userId, submission, manager));
      const instruction = manager.create(SubmissionInstructionEntity, {
        id: newId(),
        submissionId,
        organizationId: submission.organizationId,
        level: input.level,
        leaderName: lineOf('leaderName', input.leaderName),
        leaderPost: lineOf('leaderPost', input.leaderPost),
        instructedOn: input.instructedOn,
        text: cleanText(input.text ?? '') || null,
        isOpen: input.isOpen ?? false,
        proofAssetId: input.proofAssetId ?? null,
        state: isVerified ? 'verified' : 'claimed',
        recordedBy: actor.userId,
        recordedAt: now,
        verifiedBy: isVerified ? actor.userId : null,
        verifiedAt: isVerified ? now : null,
      });
      try {
        await manager.insert(SubmissionInstructionEntity, instruction);
      } catch (error) {
        throw brokenConstraint(error) === 'submission_instructions_once' ? recordedBefore() : error;
      }
      const kept = await manager.findOneByOrFail(SubmissionInstructionEntity, { id: instruction.id });
      if (!isVerified) {
        const words = instructionWords(submission, kept);
        const kind = 'submission.instruction_to_verify';
        await this.telling.tellDeciders(manager, submission, { kind, factId: kept.id, ...words });
      }
      const { level, instructedOn, isOpen, proofAssetId } = kept;
      const details = { level, instructedOn, isOpen, proofAssetId };
      await this.log.judged(manager, actor.audit, submission, instructionFact, kept, details);
      return kept;
    });
  }
}

function recordedBefore() {
  return ruleBroken(
    'instruction_already_recorded',
    '这位领导当天的批示已登记过。',
    'An instruction by this leader on that day is recorded already.',
  );
}
