import type { BulletinEntity } from '../persistence/bulletin.entity';

/** Everything of a bulletin that its figures depend on; all else comes from facts. */
const asked = [
  'organizationId',
  'assessmentYearId',
  'unitClasses',
  'span',
  'startsOn',
  'endsOn',
  'topCorrespondents',
] as const satisfies (keyof BulletinEntity)[];

export type BulletinQuestion = Pick<BulletinEntity, (typeof asked)[number]>;

/** The same for questions that have the same answer. */
export function keyOf(question: BulletinQuestion): string {
  return JSON.stringify(asked.map((name) => question[name]));
}
