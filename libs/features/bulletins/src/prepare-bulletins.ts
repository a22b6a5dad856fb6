import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AppError, beijingDate, fault, invalidInput, newId, ruleBroken } from '@haojiao/kernel';
import type { Clock, Fault } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import { cleanText } from '@haojiao/features/contents';
import { OrganizationsService } from '@haojiao/features/organizations';
import type { Actor } from '@haojiao/features/organizations';
import { AssessmentYearsService, UnitClassesService } from '@haojiao/features/scoring';
import type { AssessmentYearEntity } from '@haojiao/features/scoring';
import {
  WorkingDays,
  addWorkingDays,
  isCalendarDate,
  workingDaysBetween,
} from '@haojiao/features/working-days';
import { BulletinAccess } from './bulletin-access';
import { notDraft, seeUnit, translated } from './bulletin-faults';
import { BulletinNotices } from './bulletin-notices';
import { KeptDrafts } from './content/kept-drafts';
import { periodOf } from './domain/bulletin-period';
import type { BulletinPeriod } from './domain/bulletin-period';
import { BulletinEntity } from './persistence/bulletin.entity';

export interface BulletinWords {
  title?: string | null;
  letterhead?: string | null;
  numberPrefix?: string | null;
  listsSilent?: boolean;
  topCorrespondents?: number;
}

export interface BulletinInput extends BulletinWords {
  organizationId: string;
  assessmentYearId: string;
  unitClasses: string[];
  period: string;
}

/** Working days that units have for appeals: where nothing else is said, and at least. */
const USUAL_DAYS = 5;
const LEAST_DAYS = 3;
/** Nobody waits longer than this for a bulletin. */
const MOST_DAYS = 60;

/** Drafts, and showing them to the units. */
@Injectable()
export class PrepareBulletins {
  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationsService,
    private readonly access: BulletinAccess,
    private readonly years: AssessmentYearsService,
    private readonly classes: UnitClassesService,
    private readonly drafts: KeptDrafts,
    private readonly workingDays: WorkingDays,
    private readonly notices: BulletinNotices,
    private readonly audit: AuditService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws AppError `organization_not_found`, `not_allowed`, `invalid_input` */
  async create(actor: Actor, input: BulletinInput): Promise<BulletinEntity> {
    const place = await this.organizations.placeOf(input.organizationId);
    actor.require('bulletin.manage', place, seeUnit);
    const period = await this.requireSound(actor, input);
    const { organizationId, assessmentYearId, unitClasses, period: text, ...words } = input;
    return this.database.transaction((manager) =>
      this.insert(manager, actor, {
        organizationId,
        assessmentYearId,
        unitClasses: [...unitClasses].sort(),
        period: text,
        ...period,
        ...cleanedWords({ title: null, letterhead: null, numberPrefix: null, ...words }),
        listsSilent: words.listsSilent ?? true,
        topCorrespondents: words.topCorrespondents ?? 0,
        correctsId: null,
        correctionReason: null,
      }),
    );
  }

  /** 更正: a new issue about the same classes and period. @throws AppError `bulletin_not_closed`, `bulletin_already_corrected` */
  async correct(actor: Actor, id: string, reason: string): Promise<BulletinEntity> {
    return this.database.transaction(async (manager) => {
      const wrong = await this.access.load(id, manager, true);
      await this.access.requireOn(actor, 'bulletin.manage', wrong, manager);
      if (wrong.state !== 'closed') {
        throw ruleBroken(
          'bulletin_not_closed',
          '只有已印发的通报才需要更正；尚未印发的请直接更正数据。',
          'Only what was issued is corrected by a new issue.',
        );
      }
      const cleaned = cleanText(reason);
      if (cleaned === '') throw invalidInput([blank('reason')]);
      const { title, letterhead, numberPrefix, listsSilent, topCorrespondents } = wrong;
      const { organizationId, assessmentYearId, unitClasses, period, span, startsOn, endsOn } = wrong;
      return this.insert(manager, actor, {
        ...{ organizationId, assessmentYearId, unitClasses, period, span, startsOn, endsOn },
        ...{ title, letterhead, numberPrefix, listsSilent, topCorrespondents },
        correctsId: wrong.id,
        correctionReason: /[。.！!？?]$/.test(cleaned) ? cleaned : `${cleaned}。`,
      });
    });
  }

  /** @throws AppError `bulletin_not_found`, `not_allowed`, `bulletin_not_draft`, `invalid_input` */
  async change(
    actor: Actor,
    id: string,
    changes: BulletinWords,
    checkVersion: (current: BulletinEntity) => void,
  ): Promise<BulletinEntity> {
    return this.database.transaction(async (manager) => {
      const bulletin = await this.lockDraft(actor, id, manager, checkVersion);
      const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
      Object.assign(bulletin, cleanedWords(given));
      const saved = await manager.save(bulletin);
      await this.record(manager, actor, saved, 'bulletin.changed', { fields: Object.keys(given) });
      return saved;
    });
  }

  /** A draft that nobody was shown. @throws AppError `bulletin_not_draft` */
  async remove(actor: Actor, id: string, checkVersion: (current: BulletinEntity) => void): Promise<void> {
    await this.database.transaction(async (manager) => {
      const bulletin = await this.lockDraft(actor, id, manager, checkVersion);
      await manager.delete(BulletinEntity, { id });
      await this.record(manager, actor, bulletin, 'bulletin.removed', { period: bulletin.period });
    });
  }

  /**
   * Shows it to its units: from now on they may appeal, up to and with the given day.
   * @throws AppError `bulletin_not_draft`, `period_not_over`, `invalid_input`
   */
  async openAppeals(actor: Actor, id: string, until: string | undefined): Promise<BulletinEntity> {
    const seen = await this.access.load(id);
    await this.access.requireOn(actor, 'bulletin.manage', seen);
    const today = beijingDate(this.clock.now());
    if (seen.endsOn >= today) {
      throw ruleBroken('period_not_over', '本期尚未结束，不能公示。', 'The period is not over yet.');
    }
    const appealsUntil = await this.lastDay(today, until);
    const { content } = await this.drafts.of(seen);
    const shownTo = content.tables.flatMap(({ rows }) => rows.map(({ organizationId }) => organizationId));
    if (shownTo.length === 0) {
      throw ruleBroken('no_units', '这几类单位里还没有单位。', 'There is no unit in these classes.');
    }
    return this.database.transaction(async (manager) => {
      const bulletin = await this.lockDraft(actor, id, manager, () => undefined);
      const opened = { appealsFrom: today, appealsUntil, openedBy: actor.userId, shownTo };
      const saved = await manager.save(Object.assign(bulletin, { state: 'appeals' as const, ...opened }));
      await this.notices.appealsOpened(manager, saved);
      await this.record(manager, actor, saved, 'bulletin.appeals_opened', {
        appealsFrom: today,
        appealsUntil,
        units: shownTo.length,
      });
      return saved;
    });
  }

  private async requireSound(
    actor: Actor,
    { organizationId, assessmentYearId, unitClasses, period: text }: BulletinInput,
  ): Promise<BulletinPeriod> {
    const year = await this.yearOf(organizationId, assessmentYearId);
    const period = year && periodOf(text, year);
    const faults: Fault[] = [];
    if (!year) {
      faults.push(
        fault(
          'assessmentYearId',
          'assessment_year_not_found',
          '印发单位没有这个考核年度。',
          'The issuer has no such assessment year.',
        ),
      );
    } else if (!period) {
      faults.push(
        fault(
          'period',
          'period_not_in_year',
          `考核年度（${year.startsOn} 至 ${year.endsOn}）里没有这一期。`,
          'The assessment year has no such period.',
        ),
      );
    }
    const known = await this.classes.list(actor, organizationId);
    for (const [index, code] of unitClasses.entries()) {
      if (known.some(({ unitClass }) => unitClass.code === code)) continue;
      faults.push(
        fault(
          `unitClasses.${index}`,
          'unit_class_unknown',
          '没有这个单位类别。',
          'There is no such class of units.',
        ),
      );
    }
    if (!period || faults.length > 0) throw invalidInput(faults);
    return period;
  }

  private async yearOf(organizationId: string, id: string): Promise<AssessmentYearEntity | null> {
    try {
      const year = await this.years.load(id);
      return year.organizationId === organizationId ? year : null;
    } catch (error) {
      if (error instanceof AppError && error.kind === 'notFound') return null;
      throw error;
    }
  }

  private async lastDay(today: string, until: string | undefined): Promise<string> {
    const calendar = await this.workingDays.calendar();
    if (until === undefined) return addWorkingDays(calendar, today, USUAL_DAYS);
    const days = isCalendarDate(until) ? workingDaysBetween(calendar, today, until) : 0;
    if (days >= LEAST_DAYS && days <= MOST_DAYS) return until;
    throw invalidInput([
      fault(
        'until',
        'appeals_days',
        `公示应为 ${LEAST_DAYS}–${MOST_DAYS} 个工作日（最早到 ${addWorkingDays(calendar, today, LEAST_DAYS)}）。`,
        `Units have ${LEAST_DAYS} to ${MOST_DAYS} working days; ${addWorkingDays(calendar, today, LEAST_DAYS)} is the earliest.`,
      ),
    ]);
  }

  private async lockDraft(
    actor: Actor,
    id: string,
    manager: EntityManager,
    checkVersion: (current: BulletinEntity) => void,
  ): Promise<BulletinEntity> {
    const bulletin = await this.access.load(id, manager, true);
    await this.access.requireOn(actor, 'bulletin.manage', bulletin, manager);
    checkVersion(bulletin);
    if (bulletin.state !== 'draft') throw notDraft();
    return bulletin;
  }

  private async insert(
    manager: EntityManager,
    actor: Actor,
    fields: Partial<BulletinEntity>,
  ): Promise<BulletinEntity> {
    const bulletin = manager.create(BulletinEntity, {
      ...fields,
      id: newId(),
      state: 'draft',
      preparedBy: actor.userId,
    });
    try {
      await manager.save(bulletin);
    } catch (error) {
      throw translated(error);
    }
    const { period, unitClasses, correctsId } = bulletin;
    await this.record(manager, actor, bulletin, 'bulletin.drafted', { period, unitClasses, correctsId });
    return this.access.load(bulletin.id, manager);
  }

  private record(
    manager: EntityManager,
    actor: Actor,
    bulletin: BulletinEntity,
    action: string,
    details: Record<string, string | number | string[] | null>,
  ): Promise<void> {
    return this.audit.record(manager, {
      actor: actor.audit,
      organizationId: bulletin.organizationId,
      action,
      objectType: 'bulletin',
      objectId: bulletin.id,
      details,
    });
  }
}

const wordFields = ['title', 'letterhead', 'numberPrefix'] as const;

/** In one line each, blank ones as null. */
function cleanedWords<Words extends BulletinWords>(words: Words): Words {
  const cleaned: BulletinWords = {};
  for (const name of wordFields) {
    const text = words[name];
    if (text !== undefined) cleaned[name] = cleanText(text ?? '').replace(/\s+/g, ' ') || null;
  }
  return { ...words, ...cleaned };
}

function blank(path: string): Fault {
  return fault(path, 'not_empty', '不能为空白。', 'It must not be blank.');
}
