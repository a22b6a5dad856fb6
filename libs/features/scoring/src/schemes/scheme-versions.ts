import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { fault, invalidInput, newId, notFound, ruleBroken } from '@haojiao/kernel';
import type { Clock, Fault } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import type { Actor } from '@haojiao/features/organizations';
import { dayBefore } from '../domain';
import type { Day, SchemeDocument, SchemeVersion } from '../domain';
import { ScoringSchemeVersionEntity } from './scoring-scheme-version.entity';

export interface ValidityInput {
  validFrom?: Day;
  validTo?: Day | null;
}

export interface VersionContent {
  validFrom: Day;
  validTo: Day | null;
  document: SchemeDocument;
}

/** Rows of versions, and which days they may hold for; asks nobody for permission. */
@Injectable()
export class SchemeVersions {
  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** In the order of their days. Plan: the unique index over scheme and number. */
  async of(
    schemeId: string,
    manager: EntityManager = this.database.manager,
  ): Promise<ScoringSchemeVersionEntity[]> {
    return manager.find(ScoringSchemeVersionEntity, { where: { schemeId }, order: { number: 'ASC' } });
  }

  /** As scoring reads them: one that is open ends on the day before the next begins. */
  async forScoring(schemeId: string, manager?: EntityManager): Promise<SchemeVersion[]> {
    const rows = await this.of(schemeId, manager);
    return rows.map(({ id, validFrom, validTo, document }, index) => ({
      id,
      validFrom,
      validTo: validTo ?? (rows[index + 1] ? dayBefore(rows[index + 1]!.validFrom) : null),
      document,
    }));
  }

  /** @throws AppError `scoring_scheme_version_not_found` */
  async load(
    schemeId: string,
    id: string,
    manager: EntityManager = this.database.manager,
  ): Promise<ScoringSchemeVersionEntity> {
    const version = await manager.findOneBy(ScoringSchemeVersionEntity, { schemeId, id });
    if (version) return version;
    throw notFound('scoring_scheme_version', '没有这个方案版本。', 'There is no such version of the scheme.');
  }

  /**
   * A further version. The scheme's row must be held. What had begun keeps its days: only days that no version holds
   * may lie in the past. @throws AppError `invalid_input`
   */
  async append(
    manager: EntityManager,
    actor: Actor,
    schemeId: string,
    content: VersionContent,
    today: Day,
  ): Promise<ScoringSchemeVersionEntity> {
    const others = await this.of(schemeId, manager);
    requireFree(content, others.at(-1) ?? null, null, today);
    const version = manager.create(ScoringSchemeVersionEntity, {
      ...content,
      id: newId(),
      schemeId,
      number: (others.at(-1)?.number ?? 0) + 1,
      usedAt: null,
      changedBy: actor.userId,
    });
    await manager.insert(ScoringSchemeVersionEntity, version);
    return manager.findOneByOrFail(ScoringSchemeVersionEntity, { id: version.id });
  }

  /** Of one that has not begun. The scheme's row must be held. @throws AppError `version_has_begun`, `invalid_input` */
  async change(
    manager: EntityManager,
    actor: Actor,
    version: ScoringSchemeVersionEntity,
    content: VersionContent,
    today: Day,
  ): Promise<ScoringSchemeVersionEntity> {
    if (version.usedAt !== null || version.validFrom <= today) {
      throw ruleBroken(
        'version_has_begun',
        '这个版本已经生效或已用于通报，不能修改；请新建一个从以后日期起生效的版本。',
        'This version has begun or was used: make another that is valid from a later day.',
      );
    }
    const others = await this.of(version.schemeId, manager);
    const place = others.findIndex(({ id }) => id === version.id);
    requireFree(content, others[place - 1] ?? null, others[place + 1] ?? null, today);
    return manager.save(Object.assign(version, content, { changedBy: actor.userId }));
  }

  /**
   * For bulletins, in the transaction that closes one: from now on these are what they are.
   * Plan: by primary key.
   */
  async markUsed(versionIds: readonly string[], manager: EntityManager): Promise<void> {
    await this.database.query(
      `UPDATE scoring_scheme_versions SET used_at = $2 WHERE id = ANY($1::uuid[]) AND used_at IS NULL`,
      [versionIds, this.clock.now()],
      manager,
    );
  }
}

/** @throws AppError `invalid_input` with every fault of the days */
function requireFree(
  { validFrom, validTo }: VersionContent,
  previous: ScoringSchemeVersionEntity | null,
  next: ScoringSchemeVersionEntity | null,
  today: Day,
): void {
  const faults: Fault[] = [];
  if (validTo !== null && validTo < validFrom) {
    faults.push(
      fault('validTo', 'not_after_start', '截止日不能早于起始日。', 'It must not end before it begins.'),
    );
  }
  if (
    previous &&
    (validFrom <= previous.validFrom || (previous.validTo !== null && validFrom <= previous.validTo))
  ) {
    const last = previous.validTo ?? previous.validFrom;
    faults.push(
      fault(
        'validFrom',
        'versions_overlap',
        `应从 ${last} 之后的日期起生效：上一个版本在此前有效。`,
        `It must begin after ${last}: the version before holds until then.`,
      ),
    );
  } else if (previous && previous.validTo === null && validFrom <= today) {
    faults.push(
      fault(
        'validFrom',
        'version_has_begun',
        `今天和以前的日期已由第 ${previous.number} 版计分，请从明天或以后起生效。`,
        `Version ${previous.number} holds for today and before: begin tomorrow or later.`,
      ),
    );
  }
  if (next && (validFrom >= next.validFrom || (validTo !== null && validTo >= next.validFrom))) {
    faults.push(
      fault(
        'validTo',
        'versions_overlap',
        `应在 ${next.validFrom} 之前结束：下一个版本从那天起生效。`,
        `It must end before ${next.validFrom}: the next version begins then.`,
      ),
    );
  }
  if (faults.length > 0) throw invalidInput(faults);
}
