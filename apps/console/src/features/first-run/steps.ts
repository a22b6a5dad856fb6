/** What the first start called the union before anybody gave it its name. */
const NAME_OF_FIRST_START = '总工会';

export const stepNames = ['name', 'people', 'duties', 'channel', 'columns'] as const;
export type StepName = (typeof stepNames)[number];

export interface Installation {
  readonly union: { readonly name: string; readonly tier: string | null };
  /** How many people there are, the first administrator among them. */
  readonly people: number;
  /** Roles that somebody holds in the union itself. */
  readonly roles: readonly string[];
  /** Accounts beside the unit's own site. */
  readonly accounts: number;
  readonly columns: number;
}

/** What is done and what is still missing, in the order of the work. */
export function stepsOf({
  union,
  people,
  roles,
  accounts,
  columns,
}: Installation): Record<StepName, boolean> {
  const writesAndReviews = ['author', 'editor', 'chief_editor'].every((role) => roles.includes(role));
  return {
    name: union.name !== NAME_OF_FIRST_START && union.tier !== null,
    people: people > 1 && writesAndReviews,
    duties: roles.includes('security_administrator') && roles.includes('auditor'),
    channel: accounts > 0,
    columns: columns > 0,
  };
}

/** The first that is missing; null where all is done. */
export const nextStep = (steps: Readonly<Record<StepName, boolean>>): StepName | null =>
  stepNames.find((name) => !steps[name]) ?? null;
