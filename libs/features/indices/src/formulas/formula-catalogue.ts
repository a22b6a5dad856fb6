import { Injectable } from '@nestjs/common';
import { Database } from '@haojiao/infrastructure/database';
import type { Actor } from '@haojiao/features/organizations';
import type { FormulaDocument, FormulaSubject, IndexFormula } from '../domain/formula';
import { findBuiltIn } from '../domain/formulas/built-in-formulas';
import { FormulaAccess, noSuchFormula } from './formula-access';

interface VersionRow {
  organizationId: string;
  indexCode: string;
  name: string;
  note: string | null;
  subject: FormulaSubject;
  platform: string | null;
  validFrom: string | null;
  validTo: string | null;
  document: FormulaDocument;
}

/** `{code of the unit}.{code}/{number}` */
const ownId = /^(?<unit>.+)\.(?<code>[a-z0-9-]+)\/(?<number>[1-9]\d{0,8})$/;

/** The id of a version of a unit's own formula. Codes of units never change. */
export function idOfOwn(unitCode: string, code: string, number: number): string {
  return `${unitCode}.${code}/${number}`;
}

/** Formulas by the ids that values name: what ships with the product, and units' own. */
@Injectable()
export class FormulaCatalogue {
  constructor(
    private readonly database: Database,
    private readonly access: FormulaAccess,
  ) {}

  /** @throws AppError `index_formula_not_found` */
  async find(actor: Actor, id: string): Promise<IndexFormula> {
    const formula = findBuiltIn(id) ?? (await this.findOwn(id));
    if (!formula) throw noSuchFormula();
    if (formula.organizationId !== null) await this.access.requireVisible(actor, formula.organizationId);
    return formula;
  }

  /** Without a permission question. */
  async load(id: string): Promise<IndexFormula> {
    const formula = findBuiltIn(id) ?? (await this.findOwn(id));
    if (!formula) throw noSuchFormula();
    return formula;
  }

  /** Plan: unique indexes `organizations_code_key`, `index_formulas_code` and `index_formula_versions_number`. */
  private async findOwn(id: string): Promise<IndexFormula | undefined> {
    const parts = ownId.exec(id)?.groups;
    if (!parts) return undefined;
    const [row] = await this.database.query<VersionRow>(
      `SELECT f.organization_id AS "organizationId", f.index_code AS "indexCode", f.name, f.note, f.subject,
              f.platform, v.valid_from::text AS "validFrom", v.valid_to::text AS "validTo", v.document
       FROM organizations o
       JOIN index_formulas f ON f.organization_id = o.id AND f.code = $2
       JOIN index_formula_versions v ON v.formula_id = f.id AND v.number = $3
       WHERE o.code = $1`,
      [parts['unit'], parts['code'], Number(parts['number'])],
    );
    if (!row) return undefined;
    const note = row.note === null ? null : { zh: row.note, en: row.note };
    return { ...row, id, name: { zh: row.name, en: row.name }, note };
  }
}
