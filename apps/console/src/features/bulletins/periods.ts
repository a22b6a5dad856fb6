interface Year {
  readonly periodUnit: string;
  readonly periods: readonly { readonly from: string; readonly to: string }[];
  readonly endsOn: string;
}

/** What bulletins of an assessment year may be about: `2026-10`, `2026-Q3`, `2026`; the whole year last. */
export function periodsOf({ periodUnit, periods, endsOn }: Year): string[] {
  const names = periods.map(({ from }) => {
    const month = Number(from.slice(5, 7));
    if (periodUnit === 'month') return from.slice(0, 7);
    return periodUnit === 'quarter' ? `${from.slice(0, 4)}-Q${Math.ceil(month / 3)}` : endsOn.slice(0, 4);
  });
  return [...new Set([...names, endsOn.slice(0, 4)])];
}
