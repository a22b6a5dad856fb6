import type { Reader } from './reader';

/** A telephone and a desk, by day and by night. */
export const looks = [
  { width: 375, scheme: 'light' as const },
  { width: 375, scheme: 'dark' as const },
  { width: 1_440, scheme: 'light' as const },
  { width: 1_440, scheme: 'dark' as const },
];

/**
 * Everybody can use the page, nothing in it moves while it comes, and nothing sticks out.
 * @param name of the picture that is kept
 */
export async function expectUsable(reader: Reader, url: string, name: string): Promise<void> {
  await reader.visit(url);
  // Before the picture: to take it the browser stretches its window, and what then moves is no fault of the page.
  expect(await reader.shifts()).toBeLessThan(0.02);
  await reader.keep(name);
  expect(await reader.faults()).toEqual([]);
  expect(await reader.overflow()).toBe(0);
  expect(await reader.page.locator('img:not([width]), img:not([height])').count()).toBe(0);
}
