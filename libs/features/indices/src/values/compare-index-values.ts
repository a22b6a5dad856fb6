import { Injectable } from '@nestjs/common';
import { notFound, ruleBroken } from '@haojiao/kernel';
import type { Actor } from '@haojiao/features/organizations';
import { whyIncomparable } from '../domain/comparison';
import { roundHalfUp } from '../domain/round-half-up';
import type { IndexValueEntity } from './index-value.entity';
import { IndexValues } from './index-values';

export interface ComparedValue {
  value: IndexValueEntity;
  /** Above (or below) the first one. */
  difference: number;
  /** Of the first one, 1 = as much; null: the first one is 0. */
  ratio: number | null;
}

/** Values beside one another, the first being what the others are measured by. */
@Injectable()
export class CompareIndexValues {
  constructor(private readonly values: IndexValues) {}

  /**
   * @throws AppError `index_value_not_found`, `index_versions_differ`, `index_periods_differ`, `index_parts_unknown`,
   * `index_sources_differ`
   */
  async compare(actor: Actor, ids: readonly string[]): Promise<ComparedValue[]> {
    const visible = await this.values.visible(actor, ids);
    const values = ids.map((id) => {
      const value = visible.get(id.toLowerCase());
      if (!value) throw notFound('index_value', '没有这个指数值。', 'There is no such index value.');
      return value;
    });
    const wrong = whyIncomparable(values);
    if (wrong) throw ruleBroken(wrong.code, wrong.message.zh, wrong.message.en);
    const first = values[0]!.value;
    return values.map((value) => ({
      value,
      difference: roundHalfUp(value.value - first, 6),
      ratio: first === 0 ? null : roundHalfUp(value.value / first, 4),
    }));
  }
}
