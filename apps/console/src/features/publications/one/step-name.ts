/** What each kind of step is called; the words are `step.{kind}`. */
const kinds: readonly (readonly [RegExp, string])[] = [
  [/^withdraw:|^withdraw$|^destroy/, 'withdraw'],
  [/begun$|began$|counted$/, 'note'],
  [/^mass_send/, 'mass_send'],
  [/^draft_check/, 'draft_check'],
  [/^draft/, 'draft'],
  [/^cover/, 'cover'],
  [/^(body_image|image|picture)/, 'picture'],
  [/^(part|upload)/, 'upload'],
  [/^convert/, 'convert'],
  [/^(submit|create|share|post|publish)/, 'post'],
  [/^deliver/, 'deliver'],
];

/** The kind of a step by its name in the ledger, such as `body_image:3f…` or `withdraw:delete`. */
export const kindOfStep = (name: string): string => kinds.find(([form]) => form.test(name))?.[1] ?? 'other';
