import { Injectable, OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor, PlaceInTree } from '@haojiao/features/organizations';
import { SubmissionUses } from '@haojiao/features/submissions';
import type { SubmissionEntity, UsesOfSubmission } from '@haojiao/features/submissions';
import { presentAdoption } from '../http/adoption.presenter';
import { presentInstruction } from '../http/instruction.presenter';
import { SubmissionAdoptionEntity } from '../persistence/submission-adoption.entity';
import { SubmissionInstructionEntity } from '../persistence/submission-instruction.entity';

/** Where a report was used and what leaders wrote on it, for its story. */
@Injectable()
export class ReadUses implements OnModuleInit {
  constructor(private readonly uses: SubmissionUses) {}

  onModuleInit(): void {
    this.uses.register((...asked) => this.read(...asked));
  }

  /** Plan: the indexes `…_submission_id` of both tables. */
  private async read(
    actor: Actor,
    submission: SubmissionEntity,
    place: PlaceInTree,
    manager: EntityManager,
  ): Promise<UsesOfSubmission> {
    const where = { submissionId: submission.id };
    const adoptions = await manager.find(SubmissionAdoptionEntity, { where, order: { id: 'ASC' } });
    const instructions = await manager.find(SubmissionInstructionEntity, { where, order: { id: 'ASC' } });
    const decides = actor.can('submission.decide', place);
    return {
      adoptions: adoptions.map(presentAdoption),
      instructions: instructions.map((instruction) => presentInstruction(instruction, decides)),
    };
  }
}
