import { Injectable } from '@nestjs/common';
import { ruleBroken } from '@haojiao/kernel';
import type { Actor } from '@haojiao/features/organizations';
import type { ComputedIndex } from '../domain/compute-index';
import { FormulaCatalogue } from '../formulas/formula-catalogue';
import { calculate } from '../formulas/try-formula';
import { valuesOf } from './compute-index-value';
import type { IndexValueEntity } from './index-value.entity';
import { IndexValues } from './index-values';

export interface Recalculation extends ComputedIndex {
  kept: IndexValueEntity;
  /** Whether the kept inputs yield the kept value, unrounded. */
  agrees: boolean;
}

/** A kept value once more from its kept inputs by its formula: nothing is written. */
@Injectable()
export class RecalculateIndexValue {
  constructor(
    private readonly values: IndexValues,
    private readonly formulas: FormulaCatalogue,
  ) {}

  /** @throws AppError `index_value_not_found`, `index_value_imported` */
  async recalculate(actor: Actor, id: string): Promise<Recalculation> {
    const kept = await this.values.get(actor, id);
    const { document } = await this.formulas.load(kept.formulaId);
    if (kept.origin === 'imported' || !document) {
      throw ruleBroken(
        'index_value_imported',
        '这是导入的发布值，没有可重算的数据。',
        'This value was imported: there are no inputs to calculate it from.',
      );
    }
    const again = calculate(document, valuesOf(kept.inputs), 'formula.');
    return { ...again, kept, agrees: again.unrounded === kept.unrounded && again.value === kept.value };
  }
}
