import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { SentSubmission } from '../persistence/submission.entity';

/** Asked, and told, in the transaction in which a decision is undone; throws where something closed depends on it. */
export type UndoListener = (submission: SentSubmission, manager: EntityManager) => Promise<void>;

/** Where features to the right hear that the desk takes something back. */
@Injectable()
export class DeskNews {
  private readonly undoing: UndoListener[] = [];

  /** Called once at start. The report is as it was before. */
  onUndoing(listener: UndoListener): void {
    this.undoing.push(listener);
  }

  async tellUndoing(submission: SentSubmission, manager: EntityManager): Promise<void> {
    for (const listener of this.undoing) await listener(submission, manager);
  }
}
