import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { cleanLine, cleanText, fault, invalidInput, newId } from '@haojiao/kernel';
import type { Fault } from '@haojiao/kernel';
import { Database, brokenConstraint } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import { OrganizationsService, scopeParameters, scopeSql } from '@haojiao/features/organizations';
import type { Action, Actor } from '@haojiao/features/organizations';
import type { FormulaSubject } from '../domain/formula';
import { FormulaAccess, noSuchFormula } from './formula-access';
import { FormulaVersions } from './formula-versions';
import type { VersionInput } from './formula-versions';
import { IndexFormulaEntity } from './index-formula.entity';
import type { IndexFormulaVersionEntity } from './index-formula-version.entity';

export interface FormulaInputFields extends VersionInput {
  organizationId: string;
  code: string;
  indexCode: string;
  name: string;
  note?: string | null;
  subject: FormulaSubject;
  platform?: string | null;
}

/** A formula with what its versions are named by. */
export interface OwnFormula {
  formula: IndexFormulaEntity;
  unitCode: string;
  /** Newest last. */
  versions: IndexFormulaVersionEntity[];
}

/** Formulas that units issue for themselves and those below them. */
@Injectable()
export class OwnFormulasService {
  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationsService,
    private readonly access: FormulaAccess,
    private readonly versions: FormulaVersions,
    private readonly audit: AuditService,
  ) {}

  /** With its first version. @throws AppError `organization_not_found`, `not_allowed`, `invalid_input` with every fault */
  async create(actor: Actor, input: FormulaInputFields): Promise<OwnFormula> {
    const place = await this.organizations.placeOf(input.organizationId);
    actor.require('index_formula.manage', place, {
      read: 'organization.read',
      noun: 'organization',
      zh: '没有这个单位。',
      en: 'There is no such unit.',
    });
    const { validFrom, validTo, document, ...fields } = input;
    const content = { validFrom, validTo, document };
    const faults = [...this.versions.faultsOf(content), ...fieldFaults(fields)];
    if (faults.length > 0) throw invalidInput(faults);
    return this.database.transaction(async (manager) => {
      const formula = manager.create(IndexFormulaEntity, {
        ...fields,
        id: newId(),
        name: cleanLine(fields.name),
        note: noteOf(fields.note),
        platform: fields.platform ?? null,
        createdBy: actor.userId,
      });
      await write(() => manager.insert(IndexFormulaEntity, formula));
      await this.versions.append(actor, formula.id, content, manager);
      await this.record(manager, actor, formula, 'created', {
        code: formula.code,
        indexCode: formula.indexCode,
      });
      return this.whole(formula.id, manager);
    });
  }

  /** Name and note alone: what it says is followed by another version. */
  async change(
    actor: Actor,
    id: string,
    changes: { name?: string; note?: string | null },
    checkVersion: (current: OwnFormula) => void,
  ): Promise<OwnFormula> {
    return this.database.transaction(async (manager) => {
      const own = await this.require(actor, 'index_formula.manage', id, manager);
      checkVersion(own);
      const { formula } = own;
      const faults = fieldFaults({ ...formula, ...changes, name: changes.name ?? formula.name });
      if (faults.length > 0) throw invalidInput(faults);
      if (changes.name !== undefined) formula.name = cleanLine(changes.name);
      if (changes.note !== undefined) formula.note = noteOf(changes.note);
      await manager.save(formula);
      await this.record(manager, actor, formula, 'changed', { name: formula.name, note: formula.note });
      return this.whole(id, manager);
    });
  }

  /** @throws AppError `index_formula_not_found`, `not_allowed`, `invalid_input` with every fault */
  async addVersion(actor: Actor, id: string, content: VersionInput): Promise<OwnFormula> {
    return this.database.transaction(async (manager) => {
      const { formula } = await this.require(actor, 'index_formula.manage', id, manager);
      const faults = this.versions.faultsOf(content);
      if (faults.length > 0) throw invalidInput(faults);
      const { number } = await this.versions.append(actor, id, content, manager);
      // Its versions are part of what the ETag stands for.
      await this.database.query(
        'UPDATE index_formulas SET version = version + 1, updated_at = now() WHERE id = $1',
        [id],
        manager,
      );
      await this.record(manager, actor, formula, 'version_added', { number });
      return this.whole(id, manager);
    });
  }

  /** @throws AppError `index_formula_not_found` */
  async get(actor: Actor, id: string): Promise<OwnFormula> {
    const own = await this.whole(id, this.database.manager);
    await this.access.requireVisible(actor, own.formula.organizationId);
    return own;
  }

  /** Newest first. Plan: backward scan of the primary key, joined to `organizations` by its key; formulas are few. */
  async list(
    actor: Actor,
    filter: { organizationId?: string; indexCode?: string },
    limit: number,
    after: string | null,
  ): Promise<OwnFormula[]> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT f.id FROM index_formulas f JOIN organizations o ON o.id = f.organization_id
       WHERE (${scopeSql('o', 1)} OR o.id = ANY($3::uuid[]))
         AND ($4::uuid IS NULL OR f.organization_id = $4) AND ($5::text IS NULL OR f.index_code = $5)
         AND ($6::uuid IS NULL OR f.id < $6)
       ORDER BY f.id DESC LIMIT $7`,
      [
        ...scopeParameters(actor.scope('analytics.read')),
        await this.access.issuersOver(actor),
        filter.organizationId ?? null,
        filter.indexCode ?? null,
        after,
        limit + 1,
      ],
    );
    return this.wholeOf(
      rows.map((row) => row.id),
      this.database.manager,
    );
  }

  private async require(
    actor: Actor,
    action: Action,
    id: string,
    manager: EntityManager,
  ): Promise<OwnFormula> {
    await this.database.query('SELECT 1 FROM index_formulas WHERE id = $1 FOR UPDATE', [id], manager);
    const own = await this.whole(id, manager);
    await this.access.require(actor, action, own.formula.organizationId, manager);
    return own;
  }

  private async whole(id: string, manager: EntityManager): Promise<OwnFormula> {
    const [own] = await this.wholeOf([id], manager);
    if (!own) throw noSuchFormula();
    return own;
  }

  /** In the order of the ids. Three statements by primary and unique keys, however many they are. */
  private async wholeOf(ids: string[], manager: EntityManager): Promise<OwnFormula[]> {
    if (ids.length === 0) return [];
    const formulas = await manager
      .createQueryBuilder(IndexFormulaEntity, 'f')
      .where('f.id IN (:...ids)', { ids })
      .getMany();
    const units = await this.database.query<{ id: string; code: string }>(
      'SELECT id, code FROM organizations WHERE id = ANY($1::uuid[])',
      [formulas.map(({ organizationId }) => organizationId)],
      manager,
    );
    const versions = await this.versions.of(ids, manager);
    const codes = new Map(units.map(({ id, code }) => [id, code]));
    return ids.flatMap((id) => {
      const formula = formulas.find((candidate) => candidate.id === id);
      if (!formula) return [];
      const unitCode = codes.get(formula.organizationId)!;
      return [{ formula, unitCode, versions: versions.filter(({ formulaId }) => formulaId === id) }];
    });
  }

  private record(
    manager: EntityManager,
    actor: Actor,
    formula: IndexFormulaEntity,
    what: 'created' | 'changed' | 'version_added',
    details: Record<string, string | number | null>,
  ): Promise<void> {
    return this.audit.record(manager, {
      actor: actor.audit,
      organizationId: formula.organizationId,
      action: `index_formula.${what}`,
      objectType: 'index_formula',
      objectId: formula.id,
      details,
    });
  }
}

function noteOf(note: string | null | undefined): string | null {
  return cleanText(note ?? '') || null;
}

function fieldFaults({
  name,
  subject,
  platform,
}: Pick<FormulaInputFields, 'name' | 'subject' | 'platform'>): Fault[] {
  const faults: Fault[] = [];
  if (cleanLine(name) === '')
    faults.push(fault('name', 'not_empty', '名称不能为空白。', 'The name must not be blank.'));
  if (subject === 'unit' && platform) {
    faults.push(
      fault(
        'platform',
        'platform_of_unit',
        '单位的指数不属于某个平台，请去掉。',
        'An index of a unit belongs to no platform; leave it out.',
      ),
    );
  }
  return faults;
}

/** Turns the broken constraint into words. */
async function write(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (brokenConstraint(error) !== 'index_formulas_code') throw error;
    throw invalidInput([
      fault(
        'code',
        'code_taken',
        '本单位已用了这个代码，请换一个。',
        'This code is in use in the unit; take another.',
      ),
    ]);
  }
}
