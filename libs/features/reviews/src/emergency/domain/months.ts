/** The first instant of a month `YYYY-MM` in Beijing, and the first one after it. */
export function monthBounds(month: string): { from: Date; to: Date } {
  const [year, number] = numbersOf(month);
  return { from: startOf(year, number), to: startOf(year, number + 1) };
}

/** The month before, in the same form. */
export function monthBefore(month: string): string {
  const [year, number] = numbersOf(month);
  return number === 1 ? `${year - 1}-12` : `${year}-${String(number - 1).padStart(2, '0')}`;
}

/** Asia/Shanghai is UTC+8 all year. */
function startOf(year: number, number: number): Date {
  return new Date(Date.UTC(year, number - 1, 1, -8));
}

function numbersOf(month: string): [number, number] {
  const [year, number] = month.split('-').map(Number);
  return [year!, number!];
}
