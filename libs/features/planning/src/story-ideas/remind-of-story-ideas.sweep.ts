import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { MINUTE_MS, beijingDate } from '@haojiao/kernel';
import type { Clock, Message } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import type { Sweep } from '@haojiao/infrastructure/queue';
import { Notices } from '@haojiao/features/notices';
import { WorkingDays, addWorkingDays } from '@haojiao/features/working-days';
import { openStoryIdeaStates } from '../domain/story-idea-transitions';

const BATCH = 200;

interface DueIdea {
  id: string;
  organizationId: string;
  ownerId: string;
  title: string;
  dueOn: string;
}

/** Owners are told one working day before an idea is due, and once when it is overdue. What was told is on the row. */
@Injectable()
export class RemindOfStoryIdeas implements Sweep {
  readonly name = 'remind-of-story-ideas';
  readonly everyMs = MINUTE_MS;

  constructor(
    private readonly database: Database,
    private readonly notices: Notices,
    private readonly workingDays: WorkingDays,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    const today = beijingDate(this.clock.now());
    // Everything up to the next working day is less than two working days away.
    const horizon = addWorkingDays(await this.workingDays.calendar(), today, 1);
    await this.database.transaction(async (manager) => {
      for (const idea of await this.takeDue(manager, today, horizon)) await this.tell(manager, idea, today);
    });
  }

  /** Plan: index `story_ideas_to_remind`; rows that another sweep holds are skipped. */
  private takeDue(manager: EntityManager, today: string, horizon: string): Promise<DueIdea[]> {
    return this.database.query<DueIdea>(
      `SELECT id, organization_id AS "organizationId", owner_id AS "ownerId", title, due_on::text AS "dueOn"
       FROM story_ideas
       WHERE state = ANY($1) AND state IN ('proposed', 'accepted', 'in_progress') AND NOT overdue_told
         AND (due_on < $2::date OR due_on <= $3::date AND NOT due_soon_told)
       ORDER BY due_on, id LIMIT $4 FOR UPDATE SKIP LOCKED`,
      [openStoryIdeaStates, today, horizon, BATCH],
      manager,
    );
  }

  private async tell(manager: EntityManager, idea: DueIdea, today: string): Promise<void> {
    const isOverdue = idea.dueOn < today;
    const kind = isOverdue ? 'story_idea.overdue' : 'story_idea.due_soon';
    await this.notices.raise(manager, {
      organizationId: idea.organizationId,
      userId: idea.ownerId,
      action: 'plan.write',
      kind,
      severity: isOverdue ? 'urgent' : 'warning',
      title: titleOf(idea, isOverdue),
      body: {
        zh: `截止日期 ${idea.dueOn}。请完成并发布，或调整日期、说明原因后放弃。`,
        en: `Due on ${idea.dueOn}. Finish and publish it, move the date, or drop it with a reason.`,
      },
      objectType: 'story_idea',
      objectId: idea.id,
      dedupeKey: `${kind}:${idea.id}:${idea.ownerId}:${idea.dueOn}`,
    });
    await manager.query(
      'UPDATE story_ideas SET due_soon_told = true, overdue_told = $2, updated_at = now() WHERE id = $1',
      [idea.id, isOverdue],
    );
  }
}

function titleOf({ title }: DueIdea, isOverdue: boolean): Message {
  return isOverdue
    ? { zh: `选题《${title}》已逾期`, en: `The story idea "${title}" is overdue` }
    : { zh: `选题《${title}》即将到期`, en: `The story idea "${title}" is due soon` };
}
