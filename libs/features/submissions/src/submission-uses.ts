import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor, PlaceInTree } from '@haojiao/features/organizations';
import type { AdoptionResponse, InstructionResponse } from './http/adoption.responses';
import type { SubmissionEntity } from './persistence/submission.entity';

/** Where a report was used, and what leaders wrote on it, as one person may know it. Oldest first. */
export interface UsesOfSubmission {
  adoptions: AdoptionResponse[];
  instructions: InstructionResponse[];
}

export type UsesReader = (
  actor: Actor,
  submission: SubmissionEntity,
  /** Of the sending unit. */
  place: PlaceInTree,
  manager: EntityManager,
) => Promise<UsesOfSubmission>;

/** Told by a feature on the right, which keeps the uses: a report's story ends with them. */
@Injectable()
export class SubmissionUses {
  private reader: UsesReader | null = null;

  register(reader: UsesReader): void {
    this.reader = reader;
  }

  async read(...asked: Parameters<UsesReader>): Promise<UsesOfSubmission> {
    return this.reader ? this.reader(...asked) : { adoptions: [], instructions: [] };
  }
}
