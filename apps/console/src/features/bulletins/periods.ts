interface Year {
  readonly periodUnit: 'month' | 'quarter';
  readonly periods: readonly { readonly to: string }[];
  readonly endsOn: string;
}

/**
 * What bulletins of an assessment year may be about: `2026-10` or `2026-Q3`, and at last `2026`, all of it. A month is
 * named by the day on which it ends, a quarter by its place in the year.
 */
export function periodsOf({ periodUnit, periods, endsOn }: Year): string[] {
  const year = endsOn.slice(0, 4);
  const names = periods.map(({ to }, index) =>
    periodUnit === 'month' ? to.slice(0, 7) : `${year}-Q${index + 1}`,
  );
  return [...names, year];
}
