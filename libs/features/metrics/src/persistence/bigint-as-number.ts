/** Exact up to 2^53: nobody's site is seen nine quadrillion times. */
export const bigintAsNumber = { to: (value: number) => value, from: (value: string) => Number(value) };
