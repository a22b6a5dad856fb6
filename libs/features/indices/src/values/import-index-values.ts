import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AppError, cleanLine, fault, fingerprint, invalidInput, newId } from '@haojiao/kernel';
import type { Clock, Fault } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import type { Actor } from '@haojiao/features/organizations';
import type { IndexFormula } from '../domain/formula';
import { indexPeriodOf } from '../domain/index-period';
import type { IndexPeriod, PeriodWish } from '../domain/index-period';
import { FormulaCatalogue } from '../formulas/formula-catalogue';
import { IndexSubjects, fitFaults, wishFaults } from './index-subjects';
import type { IndexSubject, SubjectWish } from './index-subjects';
import { IndexValueEntity } from './index-value.entity';
import { IndexValues } from './index-values';
import { periodFaults } from './period-rules';

export interface ImportedItem extends SubjectWish {
  formulaId: string;
  period: PeriodWish;
  value: number;
}

export interface ImportWish {
  /** Who published the values. */
  source: string;
  sourceUrl?: string;
  /** When they were read. */
  asOf: Date;
  items: ImportedItem[];
}

export interface Imported {
  /** In the order of the items; the same item twice yields the same value twice. */
  values: IndexValueEntity[];
  added: number;
}

/** What one item was found to mean. */
interface Understood {
  subject: IndexSubject;
  formula: IndexFormula;
  period: IndexPeriod;
  value: number;
}

/** Values that a publisher printed: all of a request or none. The same again adds nothing. */
@Injectable()
export class ImportIndexValues {
  constructor(
    private readonly database: Database,
    private readonly formulas: FormulaCatalogue,
    private readonly subjects: IndexSubjects,
    private readonly values: IndexValues,
    private readonly audit: AuditService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws AppError `not_allowed`, `invalid_input` with the faults of every item */
  async import(actor: Actor, wish: ImportWish): Promise<Imported> {
    const understood = await this.understand(actor, wish);
    const rows = understood.map((item) => this.rowOf(actor, wish, item));
    return this.database.transaction(async (manager) => {
      const added = await insertNew(rows, manager);
      const kept = await this.database.query<{ id: string; importKey: string }>(
        'SELECT id, import_key AS "importKey" FROM index_values WHERE import_key = ANY($1::text[])',
        [rows.map(({ importKey }) => importKey)],
        manager,
      );
      const idByKey = new Map(kept.map(({ id, importKey }) => [importKey, id]));
      const values = await this.values.load(
        rows.map(({ importKey }) => idByKey.get(importKey!)!),
        manager,
      );
      await this.record(manager, actor, wish, added);
      return { values, added: added.length };
    });
  }

  private async understand(actor: Actor, { source, asOf, items }: ImportWish): Promise<Understood[]> {
    const now = this.clock.now();
    const faults: Fault[] = [];
    if (cleanLine(source) === '')
      faults.push(fault('source', 'not_empty', '请写明来源。', 'Name the source.'));
    if (asOf > now)
      faults.push(fault('asOf', 'in_the_future', '不能晚于现在。', 'Must not be in the future.'));
    const subjects = await this.subjects.find(actor, items);
    const formulas = new Map<string, IndexFormula | null>();
    const understood: Understood[] = [];
    for (const [index, item] of items.entries()) {
      const path = `items.${index}.`;
      const subject = subjects[index] ?? null;
      if (!formulas.has(item.formulaId))
        formulas.set(item.formulaId, await this.findFormula(actor, item.formulaId));
      const formula = formulas.get(item.formulaId) ?? null;
      const period = periodOf(item.period, path);
      const wrong = [
        ...wishFaults(item, path),
        ...(subject ? [] : [unknownSubject(item, path)]),
        ...(formula ? [] : [unknownFormula(path)]),
        ...(Array.isArray(period) ? period : []),
      ];
      if (subject && formula && !Array.isArray(period)) {
        wrong.push(...fitFaults(formula, subject, path), ...periodFaults(formula, period, now, path));
        understood.push({ subject, formula, period, value: item.value });
      }
      faults.push(...wrong);
    }
    if (faults.length > 0) throw invalidInput(faults);
    for (const { subject } of understood) this.subjects.requireRecorder(actor, subject);
    return understood;
  }

  private async findFormula(actor: Actor, id: string): Promise<IndexFormula | null> {
    try {
      return await this.formulas.find(actor, id);
    } catch (error) {
      if (error instanceof AppError && error.kind === 'notFound') return null;
      throw error;
    }
  }

  private rowOf(
    actor: Actor,
    wish: ImportWish,
    { subject, formula, period, value }: Understood,
  ): IndexValueEntity {
    const { organizationId, channelAccountId } = subject;
    const source = cleanLine(wish.source);
    const key = {
      ...{ subject: channelAccountId ?? organizationId, formulaId: formula.id, period: { ...period } },
      ...{ value, source, asOf: wish.asOf.toISOString() },
    };
    const isMix = formula.document?.inputs.some(({ kind }) => kind === 'index') ?? false;
    return Object.assign(new IndexValueEntity(), {
      ...{ id: newId(), organizationId, channelAccountId },
      ...{ indexCode: formula.indexCode, formulaId: formula.id, origin: 'imported' as const },
      ...{ periodKind: period.kind, fromDay: period.from, toDay: period.to, days: period.days },
      ...{ value, unrounded: null, inputs: [], steps: [], constituents: isMix ? null : {}, isCapped: false },
      ...{ source, sourceUrl: wish.sourceUrl ?? null, asOf: wish.asOf, importKey: fingerprint(key) },
      ...{ recordedBy: actor.userId, recordedAt: this.clock.now() },
    });
  }

  /** One entry for each unit to which something was added. */
  private async record(
    manager: EntityManager,
    actor: Actor,
    { source, asOf }: ImportWish,
    added: IndexValueEntity[],
  ): Promise<void> {
    for (const organizationId of new Set(added.map((value) => value.organizationId))) {
      const ofUnit = added.filter((value) => value.organizationId === organizationId);
      await this.audit.record(manager, {
        actor: actor.audit,
        organizationId,
        action: 'index_value.imported',
        objectType: 'index_value',
        objectId: ofUnit[0]!.id,
        details: { source: cleanLine(source), asOf: asOf.toISOString(), values: ofUnit.map(({ id }) => id) },
      });
    }
  }
}

/**
 * Those of the rows that were not there yet. They go in in the order of their keys: two who import the same values at
 * once in two orders would wait for each other.
 */
async function insertNew(rows: IndexValueEntity[], manager: EntityManager): Promise<IndexValueEntity[]> {
  const sorted = [...rows].sort((one, other) => (one.importKey! < other.importKey! ? -1 : 1));
  const result = await manager
    .createQueryBuilder()
    .insert()
    .into(IndexValueEntity)
    .values(sorted)
    .orIgnore()
    .returning('id')
    .updateEntity(false)
    .execute();
  const ids = new Set((result.raw as { id: string }[]).map(({ id }) => id));
  return rows.filter(({ id }) => ids.has(id));
}

function periodOf(wish: PeriodWish, path: string): IndexPeriod | Fault[] {
  try {
    return indexPeriodOf(wish);
  } catch (error) {
    if (!(error instanceof AppError) || error.faults.length === 0) throw error;
    return error.faults.map((one) => ({ ...one, path: `${path}${one.path}` }));
  }
}

function unknownSubject({ channelAccountId }: SubjectWish, path: string): Fault {
  return channelAccountId
    ? fault(
        `${path}channelAccountId`,
        'channel_account_not_found',
        '没有这个渠道账号。',
        'There is no such channel account.',
      )
    : fault(`${path}organizationId`, 'organization_not_found', '没有这个单位。', 'There is no such unit.');
}

function unknownFormula(path: string): Fault {
  return fault(
    `${path}formulaId`,
    'index_formula_not_found',
    '没有这个指数公式；见 /api/v1/index-formula-templates 与 /api/v1/index-formulas。',
    'There is no such formula; see /api/v1/index-formula-templates and /api/v1/index-formulas.',
  );
}
