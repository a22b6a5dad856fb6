import type { Shape } from '@/api-client';
import type { Deadlines, Rule } from './use-deadlines';

/** What the form holds: an empty choice stands for every category, or every urgency. */
export interface DeadlineValues {
  rules: {
    categories?: NonNullable<Rule['categories']>;
    urgencies?: NonNullable<Rule['urgencies']>;
    within: number;
    unit: Rule['unit'];
  }[];
  terms: { name: string; from: string; to: string; days?: number | null }[];
}

export const newRule: DeadlineValues['rules'][number] = { within: 3, unit: 'working_days' };

export function valuesOf(known: Deadlines | null): DeadlineValues {
  if (known === null) return { rules: [newRule], terms: [] };
  return {
    rules: known.rules.map(({ categories, urgencies, within, unit }) => ({
      ...{ categories: categories ?? [], urgencies: urgencies ?? [], within, unit },
    })),
    terms: known.terms.map(({ name, from, to, days }) => ({ name, from, to, days })),
  };
}

export function bodyOfValues({ rules, terms }: DeadlineValues): Shape<'PutSubmissionDeadlinesRequest'> {
  return {
    rules: (rules ?? []).map(({ categories, urgencies, within, unit }) => ({
      categories: categories?.length ? categories : null,
      urgencies: urgencies?.length ? urgencies : null,
      ...{ within, unit },
    })),
    terms: (terms ?? []).map(({ name, from, to, days }) => ({ ...{ name, from, to }, days: days ?? null })),
  };
}
