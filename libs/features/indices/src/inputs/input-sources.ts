import { Injectable } from '@nestjs/common';
import type { FormulaInput } from '../domain/formula';
import type { KeptInput } from '../domain/index-inputs';
import type { IndexPeriod } from '../domain/index-period';

export interface InputQuestion {
  channelAccountId: string;
  period: IndexPeriod;
  /** Counts, stocks and changes that nobody gave. */
  wanted: readonly FormulaInput[];
}

/** Knows figures of accounts: what it doesn't know it leaves out. */
export type InputFinder = (question: InputQuestion) => Promise<KeptInput[]>;

/** Where inputs come from that nobody types in. Features that keep figures of accounts add theirs. */
@Injectable()
export class InputSources {
  private readonly finders: InputFinder[] = [];

  /** Later ones are asked only for what earlier ones did not know. */
  add(finder: InputFinder): void {
    this.finders.push(finder);
  }

  async find(question: InputQuestion): Promise<Map<string, KeptInput>> {
    const found = new Map<string, KeptInput>();
    for (const finder of this.finders) {
      const wanted = question.wanted.filter(({ name }) => !found.has(name));
      if (wanted.length === 0) break;
      for (const input of await finder({ ...question, wanted })) found.set(input.name, input);
    }
    return found;
  }
}
