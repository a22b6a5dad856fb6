import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { invalidInput } from '@haojiao/kernel';
import type { Fault } from '@haojiao/kernel';
import { ContentsService } from '@haojiao/features/contents';
import { ReviewDecisionEntity } from '../persistence/review-decision.entity';
import type { StageDecided } from '../review-events';
import { ReviewsService } from '../reviews.service';
import { emptyText } from './make-note';
import { anchorIn } from './note-anchoring';
import { NoteWriter } from './note-writer';

/** What a reviewer annotated with a decision stays with the item as notes, to be answered and settled. */
@Injectable()
export class KeepAnnotations implements OnModuleInit {
  constructor(
    private readonly contents: ContentsService,
    private readonly reviews: ReviewsService,
    private readonly writer: NoteWriter,
  ) {}

  onModuleInit(): void {
    this.reviews.onDecided((decided, manager) => this.keep(decided, manager));
  }

  /** @throws AppError `invalid_input` where an annotation is about no place of the revision; nothing is decided then */
  private async keep({ review, stage, deciderId }: StageDecided, manager: EntityManager): Promise<void> {
    const decision = await manager
      .createQueryBuilder(ReviewDecisionEntity, 'd')
      .where('d.reviewId = :reviewId AND d.stageKey = :stage', { reviewId: review.id, stage: stage.key })
      .orderBy('d.id', 'DESC')
      .getOneOrFail();
    if (decision.annotations.length === 0) return;
    const { id: revisionId, document } = await this.contents.revision(decision.revisionId, manager);
    const faults: Fault[] = [];
    const notes = decision.annotations.map(({ path, range, note }, index) => {
      const prefix = `annotations.${index}.`;
      if (note === '') faults.push(emptyText(`${prefix}note`));
      return { path, note, passage: anchorIn(document, path, range ?? null, faults, prefix) };
    });
    if (faults.length > 0) throw invalidInput(faults);
    for (const note of notes) {
      await this.writer.insert(manager, {
        ...note,
        contentId: review.contentId,
        revisionId,
        authorId: deciderId,
        reviewId: review.id,
        stageKey: stage.key,
      });
    }
  }
}
