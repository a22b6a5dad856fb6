import { Inject, Injectable } from '@nestjs/common';
import { DAY_MS } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import type { Sweep } from '@haojiao/infrastructure/queue';
import { OrganizationsService } from '@haojiao/features/organizations';
import type { Finding } from '../board/findings';
import { JudgeBranch } from '../board/judge-branch';
import { InspectionAlarmEntity } from './inspection-alarm.entity';
import { InspectionNotices } from './inspection-notices';

/** Tells those responsible when something comes near a limit or over it, each state once. */
@Injectable()
export class WatchInspections implements Sweep {
  readonly name = 'watch-inspections';
  readonly everyMs = DAY_MS;

  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationsService,
    private readonly branch: JudgeBranch,
    private readonly notices: InspectionNotices,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Several workers may do the same at once: an alarm has one row, and a notice of it is kept once. */
  async run(): Promise<void> {
    const root = await this.organizations.findRoot();
    if (!root) return;
    const now = this.clock.now();
    const scope = { branches: [root.id], units: [] };
    // Read before anything is judged: what another worker tells meanwhile is not taken for over.
    const alarms = await this.database.manager.find(InspectionAlarmEntity);
    const findings = await this.branch.judge({ organizationId: root.id, scope }, now);
    const over = new Map(alarms.map((alarm) => [`${alarm.subjectId} ${alarm.rule}`, alarm]));
    for (const finding of findings) {
      const key = `${finding.subject.id} ${finding.rule}`;
      if (finding.rule === 'account_stale') await this.quieten(finding);
      else if (finding.state === 'warn' || finding.state === 'stale') {
        await this.tell(finding, over.get(key) ?? null, now);
        over.delete(key);
      }
    }
    // Also of columns that are gone, units without a site, and an empty column that has become a stale one.
    for (const alarm of over.values()) await this.forget(alarm);
  }

  private async tell(finding: Finding, alarm: InspectionAlarmEntity | null, now: Date): Promise<void> {
    const { subject, rule, since } = finding;
    const state = finding.state as 'warn' | 'stale';
    // Where the moment is not known, it is when it was first seen.
    const entered = since ?? (alarm?.state === state ? alarm.since : now);
    if (alarm?.state === state && alarm.since.getTime() === entered.getTime()) return;
    await this.database.transaction(async (manager) => {
      await this.notices.over(manager, subject.id, rule);
      await this.notices.tell(manager, finding, now);
      await manager.upsert(
        InspectionAlarmEntity,
        {
          ...{ subjectId: subject.id, rule, organizationId: subject.organizationId },
          ...{ state, since: entered, toldAt: now },
        },
        ['subjectId', 'rule'],
      );
    });
  }

  private async forget({ subjectId, rule }: InspectionAlarmEntity): Promise<void> {
    await this.database.transaction(async (manager) => {
      await this.notices.over(manager, subjectId, rule);
      await manager.delete(InspectionAlarmEntity, { subjectId, rule });
    });
  }

  /** What accounts are told by their own feature does not know of exemptions and of posts by hand. */
  private async quieten({ state, updateSource, subject }: Finding): Promise<void> {
    const isWell = state === 'exempt' || (state === 'ok' && updateSource === 'typed');
    if (!isWell) return;
    await this.database.transaction((manager) => this.notices.accountIsWell(manager, subject.id));
  }
}
