import { Injectable } from '@nestjs/common';
import { fault, invalidInput } from '@haojiao/kernel';
import type { Fault } from '@haojiao/kernel';
import type { Actor } from '@haojiao/features/organizations';
import type { FormulaDocument } from '../domain/formula';
import { keptFrom } from '../domain/index-inputs';
import type { GivenInput, KeptInput } from '../domain/index-inputs';
import type { IndexPeriod } from '../domain/index-period';
import type { IndexValueEntity } from '../values/index-value.entity';
import { IndexValues } from '../values/index-values';

export interface FoundIndices {
  inputs: Map<string, KeptInput>;
  /** By which formula each index was made. */
  constituents: Record<string, string>;
}

/** Inputs that are indices themselves: values of the same unit and period that are kept. */
@Injectable()
export class KeptIndices {
  constructor(private readonly values: IndexValues) {}

  /** @throws AppError `invalid_input`: unknown values, of another unit, another period or another index */
  async find(
    actor: Actor,
    document: FormulaDocument,
    given: readonly GivenInput[],
    subject: { organizationId: string; period: IndexPeriod },
  ): Promise<FoundIndices> {
    const found: FoundIndices = { inputs: new Map(), constituents: {} };
    const rows = await this.values.visible(
      actor,
      given.flatMap(({ valueId }) => valueId ?? []),
    );
    const faults: Fault[] = [];
    given.forEach(({ name, valueId }, index) => {
      const input = document.inputs.find(
        (candidate) => candidate.name === name && candidate.kind === 'index',
      );
      if (!input || valueId === undefined) return;
      const row = rows.get(valueId.toLowerCase());
      const wrong = whyUnfit(row, input.indexCode!, subject);
      if (wrong) faults.push(fault(`inputs.${index}.valueId`, ...wrong));
      if (!row || wrong) return;
      const asOf = (row.asOf ?? row.recordedAt).toISOString();
      const of = { valueId: row.id, formulaId: row.formulaId, asOf, note: row.source };
      const precision = row.isCapped ? 'capped' : 'exact';
      found.inputs.set(name, keptFrom(input, 'index_value', row.value, { ...of, precision }));
      Object.assign(found.constituents, constituentsOf(name, row));
    });
    if (faults.length > 0) throw invalidInput(faults);
    return found;
  }
}

function constituentsOf(name: string, { formulaId, constituents }: IndexValueEntity): Record<string, string> {
  if (constituents === null) return { [name]: `${formulaId} (imported)` };
  const all: Record<string, string> = { [name]: formulaId };
  for (const [part, id] of Object.entries(constituents)) all[`${name}.${part}`] = id;
  return all;
}

function whyUnfit(
  row: IndexValueEntity | undefined,
  indexCode: string,
  { organizationId, period }: { organizationId: string; period: IndexPeriod },
): [code: string, zh: string, en: string] | null {
  if (!row) return ['index_value_not_found', '没有这个指数值。', 'There is no such index value.'];
  if (row.indexCode !== indexCode) {
    return [
      'index_code_wrong',
      `这一项应为“${indexCode}”的数值，给出的是“${row.indexCode}”。`,
      `This input takes a value of "${indexCode}"; the one given is of "${row.indexCode}".`,
    ];
  }
  if (row.organizationId !== organizationId) {
    return ['value_of_another_unit', '这个数值属于另一个单位。', 'This value is of another unit.'];
  }
  if (row.fromDay === period.from && row.toDay === period.to && row.periodKind === period.kind) return null;
  return [
    'value_of_another_period',
    `这个数值的周期是 ${row.fromDay} 至 ${row.toDay}，与所求的周期不同。`,
    `This value is of the period ${row.fromDay} to ${row.toDay}, not of the one asked for.`,
  ];
}
