import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { OrganizationsService } from '@haojiao/features/organizations';
import type { PlaceInTree } from '@haojiao/features/organizations';
import { WorkingDays, addWorkingDays } from '@haojiao/features/working-days';
import { deadlineOf, deadlineOfDay, latenessOf } from './domain/deadline-rules';
import type { KeptDeadline } from './domain/deadline-rules';
import type { SentSubmission } from './persistence/submission.entity';
import { SubmissionDeadlines } from './submission-deadlines.service';

/** Finds out, once, whether a report that is being sent is late; what it finds is frozen on the report. */
@Injectable()
export class JudgeLateness {
  constructor(
    private readonly organizations: OrganizationsService,
    private readonly deadlines: SubmissionDeadlines,
    private readonly workingDays: WorkingDays,
  ) {}

  /** The day of a request that it answers goes before every rule. */
  async judge(
    submission: SentSubmission,
    place: PlaceInTree,
    commissionDueOn: string | null,
    manager: EntityManager,
  ): Promise<Pick<SentSubmission, 'deadline' | 'dueOn' | 'lateDays'>> {
    const { timeZone } = await this.organizations.load(place.id, manager);
    const deadline = commissionDueOn
      ? deadlineOfDay(commissionDueOn, timeZone)
      : await this.byRules(submission, place, timeZone, manager);
    if (!deadline) return { deadline: null, dueOn: null, lateDays: null };
    return { deadline, ...latenessOf(deadline, submission.sentAt, timeZone) };
  }

  private async byRules(
    submission: SentSubmission,
    place: PlaceInTree,
    timeZone: string,
    manager: EntityManager,
  ): Promise<KeptDeadline | null> {
    const rules = await this.deadlines.nearest(place, manager);
    if (!rules) return null;
    const calendar = await this.workingDays.calendar(manager);
    return deadlineOf(rules, submission, {
      timeZone,
      addWorkingDays: (date, count) => addWorkingDays(calendar, date, count),
    });
  }
}
