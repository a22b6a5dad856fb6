import { Inject, Injectable, OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { beijingDate } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { systemActor } from '@haojiao/features/audit';
import { Outcomes } from '@haojiao/features/publications';
import { SubmissionEntity, SubmissionLog } from '@haojiao/features/submissions';
import type { SentSubmission } from '@haojiao/features/submissions';
import { adoptionWords, takenDownWords } from '../fact-words';
import { TellReporters } from '../tell-reporters';
import { OwnAdoptions } from './own-adoptions';
import type { LivePublication, OwnAdoption } from './own-adoptions';

/**
 * Reports are adopted in the transaction in which the item made from them goes out: one verified adoption for each
 * report and channel account. An item that was made from no report costs publishing one statement. A listener that
 * fails takes the outcome back with it; the ledger knows by its steps that the post is out, and settles it again.
 */
@Injectable()
export class AdoptWhenLive implements OnModuleInit {
  constructor(
    private readonly outcomes: Outcomes,
    private readonly adoptions: OwnAdoptions,
    private readonly log: SubmissionLog,
    private readonly reporters: TellReporters,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.outcomes.onLive((publication, manager) => this.adopt(publication, manager));
    this.outcomes.onWithdrawn((publication, manager) => this.takeDown(publication, manager));
  }

  async adopt(publication: LivePublication, manager: EntityManager): Promise<void> {
    const submissions = await this.submissionsOf(publication, manager);
    if (submissions.length === 0) return;
    const publishedAt = publication.publishedAt ?? this.clock.now();
    await this.adoptions.moveToAdopted(submissions, publishedAt, manager);
    const recorded = await this.adoptions.record(publication, submissions, publishedAt, manager);
    for (const submission of submissions) {
      const adoption = recorded.find(({ submissionId }) => submissionId === submission.id) ?? null;
      await this.tell(publication, submission, adoption, publishedAt, manager);
    }
  }

  private async tell(
    publication: LivePublication,
    submission: SentSubmission,
    adoption: OwnAdoption | null,
    publishedAt: Date,
    manager: EntityManager,
  ): Promise<void> {
    const isFirst = submission.state === 'accepted';
    if (!isFirst && !adoption) return;
    // That it is published for the first time they are told by its log.
    if (!isFirst && adoption) {
      const kind = 'submission.adoption_verified';
      const used = { ...adoption, state: 'verified', adoptedOn: beijingDate(publishedAt) } as const;
      const words = adoptionWords(submission, used);
      await this.reporters.tell(manager, submission, { kind, factId: adoption.id, ...words, by: null });
    }
    const kind = isFirst ? 'adopted' : 'adoption_verified';
    const note = isFirst ? publication.platform : (adoption?.outlet ?? null);
    await this.log.record(manager, systemActor, submission, kind, note, {
      contentId: publication.contentId,
      publicationId: publication.id,
      adoptionId: adoption?.id ?? null,
    });
  }

  /**
   * What was taken down was adopted all the same: many rules count the use, and some don't count what was withdrawn for a
   * fault. The adoption is flagged and goes on counting; those who decide are told, and revoke what is not to count.
   */
  async takeDown(publication: LivePublication, manager: EntityManager): Promise<void> {
    const submissions = await this.submissionsOf(publication, manager);
    if (submissions.length === 0) return;
    const flagged = await this.adoptions.flagTakenDown(publication, submissions, this.clock.now(), manager);
    for (const submission of submissions) {
      const adoption = flagged.find(({ submissionId }) => submissionId === submission.id);
      if (!adoption) continue;
      await this.reporters.tellDeciders(manager, submission, {
        kind: 'submission.adoption_taken_down',
        factId: `${adoption.id}:${publication.id}`,
        ...takenDownWords(submission, adoption.outlet),
      });
      await this.log.record(manager, systemActor, submission, 'adoption_taken_down', adoption.outlet, {
        adoptionId: adoption.id,
        publicationId: publication.id,
      });
    }
  }

  /** Held until the transaction ends, in one order: who judges an adoption waits. Plan: index on `content_id`. */
  private async submissionsOf(
    { contentId }: LivePublication,
    manager: EntityManager,
  ): Promise<SentSubmission[]> {
    const found = await manager
      .createQueryBuilder(SubmissionEntity, 's')
      .setLock('pessimistic_write')
      .where('s.contentId = :contentId', { contentId })
      .andWhere("s.state IN ('accepted', 'adopted')")
      .orderBy('s.id')
      .getMany();
    return found as SentSubmission[];
  }
}
