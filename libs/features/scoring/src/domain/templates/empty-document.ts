import type { SchemeDocument } from '../scheme-document';

/** Gives nothing; templates say only what is theirs. */
export const emptyDocument: SchemeDocument = {
  outlets: [],
  uses: [],
  submissions: [],
  meetsRequirements: 0,
  instructions: [],
  duplicatePolicy: 'sum',
  coAuthorPolicy: 'first_author',
  unitClasses: [],
  penalties: { late: 0, missedCommission: 0, lowAdoptionRate: null, recorded: [] },
  caps: { perReport: null, perUnitAndPeriod: null, perUnitAndYear: null, perPersonAndPeriod: null },
  pay: null,
  rounding: { digits: 2 },
  ranking: { ties: 'shared', tieBreakers: [] },
  negativeTotals: 'keep',
};
