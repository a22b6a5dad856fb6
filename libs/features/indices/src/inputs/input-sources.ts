import { Injectable } from '@nestjs/common';
import type { Message } from '@haojiao/kernel';
import type { FormulaInput } from '../domain/formula';
import type { KeptInput } from '../domain/index-inputs';
import type { IndexPeriod } from '../domain/index-period';

export interface InputQuestion {
  channelAccountId: string;
  period: IndexPeriod;
  /** Counts, stocks and changes that nobody gave. */
  wanted: readonly FormulaInput[];
}

/** What is known of an account, and for what is asked in vain the reason. */
export interface FoundInputs {
  inputs: Map<string, KeptInput>;
  gaps: Map<string, Message>;
}

/** Knows figures of accounts: of what it never knows it says nothing. */
export type InputFinder = (question: InputQuestion) => Promise<FoundInputs>;

/** Where inputs come from that nobody types in. Features that keep figures of accounts add theirs. */
@Injectable()
export class InputSources {
  private readonly finders: InputFinder[] = [];

  /** Later ones are asked only for what earlier ones did not know. */
  add(finder: InputFinder): void {
    this.finders.push(finder);
  }

  async find(question: InputQuestion): Promise<FoundInputs> {
    const found: FoundInputs = { inputs: new Map(), gaps: new Map() };
    for (const finder of this.finders) {
      const wanted = question.wanted.filter(({ name }) => !found.inputs.has(name));
      const { inputs, gaps } = await finder({ ...question, wanted });
      for (const [name, input] of inputs) found.inputs.set(name, input);
      for (const [name, gap] of gaps) found.gaps.set(name, gap);
    }
    return found;
  }
}
