import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { fault, newId } from '@haojiao/kernel';
import type { Fault } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import type { Actor } from '@haojiao/features/organizations';
import type { FormulaDocument } from '../domain/formula';
import { formulaFaults } from '../domain/formula-faults';
import { IndexFormulaVersionEntity } from './index-formula-version.entity';

export interface VersionInput {
  /** First and last day of the periods that it is for; absent: open. */
  validFrom?: string | null;
  validTo?: string | null;
  document: FormulaDocument;
}

/** Versions of formulas: appended, never changed. */
@Injectable()
export class FormulaVersions {
  constructor(private readonly database: Database) {}

  /** Every fault of a version, by path. */
  faultsOf({ validFrom, validTo, document }: VersionInput): Fault[] {
    const faults = formulaFaults(document).map((one) => ({ ...one, path: `document.${one.path}` }));
    if (validFrom && validTo && validTo < validFrom) {
      faults.push(
        fault(
          'validTo',
          'ends_before_it_begins',
          '最后一天不能早于第一天。',
          'The last day must not be before the first.',
        ),
      );
    }
    return faults;
  }

  /** In a transaction that holds the formula's row. */
  async append(
    actor: Actor,
    formulaId: string,
    { validFrom, validTo, document }: VersionInput,
    manager: EntityManager,
  ): Promise<IndexFormulaVersionEntity> {
    const [last] = await this.database.query<{ number: number }>(
      'SELECT coalesce(max(number), 0)::integer AS number FROM index_formula_versions WHERE formula_id = $1',
      [formulaId],
      manager,
    );
    const version = manager.create(IndexFormulaVersionEntity, {
      id: newId(),
      formulaId,
      number: last!.number + 1,
      validFrom: validFrom ?? null,
      validTo: validTo ?? null,
      document,
      createdBy: actor.userId,
    });
    await manager.insert(IndexFormulaVersionEntity, version);
    return version;
  }

  /** Of some formulas, oldest first; they are few. Plan: unique index `index_formula_versions_number`. */
  async of(formulaIds: string[], manager: EntityManager): Promise<IndexFormulaVersionEntity[]> {
    return manager
      .createQueryBuilder(IndexFormulaVersionEntity, 'v')
      .where('v.formulaId IN (:...formulaIds)', { formulaIds })
      .orderBy('v.formulaId')
      .addOrderBy('v.number')
      .getMany();
  }
}
