import fc from 'fast-check';
import { adoptionExtents, adoptionKinds, adoptionStages, scoreLevels } from '../domain/scheme-document';
import type { SchemeDocument } from '../domain/scheme-document';
import { emptyDocument } from '../domain/templates';
import { aContributor, aReport, aUse, anInstruction } from './facts';

const outlets = ['甲报', '乙报', '丙网', '丁刊'];
/** A quarter of days, as offsets from 1 October 2026. */
const aDay = fc
  .integer({ min: 0, max: 91 })
  .map((offset) => new Date(Date.UTC(2026, 9, 1 + offset)).toISOString().slice(0, 10));
const somePoints = fc.integer({ min: 0, max: 10_000 }).map((hundredths) => hundredths / 100);

const someUse = fc
  .record({
    outlet: fc.constantFrom(...outlets),
    level: fc.constantFrom(...scoreLevels),
    kind: fc.constantFrom(...adoptionKinds),
    extent: fc.constantFrom(...adoptionExtents),
    stage: fc.constantFrom(...adoptionStages),
    adoptedOn: aDay,
  })
  .map(aUse);

const someContributors = fc
  .array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 4 })
  .map((shares) => shares.map((share, index) => aContributor(`作者${index}`, { share })));

export const someReport = fc
  .record({
    sentOn: aDay,
    category: fc.constantFrom('news', 'research'),
    contributors: someContributors,
    adoptions: fc.array(someUse, { maxLength: 6 }),
    instructions: fc.array(
      fc.record({ level: fc.constantFrom(...scoreLevels), instructedOn: aDay }).map(anInstruction),
      { maxLength: 3 },
    ),
    meetsRequirementsOn: fc.option(aDay, { nil: null }),
  })
  .map(aReport);

/** Rules about uses, instructions and sending, with every policy; no caps. */
export const someDocument: fc.Arbitrary<SchemeDocument> = fc
  .record({
    uses: fc.array(
      fc.record(
        {
          outlet: fc.constantFrom('a', 'b'),
          level: fc.constantFrom(...scoreLevels),
          extent: fc.constantFrom(...adoptionExtents),
          stage: fc.constantFrom(...adoptionStages),
          points: somePoints,
        },
        { requiredKeys: ['points'] },
      ),
      { maxLength: 8 },
    ),
    submissions: fc.array(fc.record({ points: somePoints }), { maxLength: 1 }),
    instructions: fc.array(fc.record({ level: fc.constantFrom(...scoreLevels), points: somePoints }), {
      maxLength: 4,
    }),
    meetsRequirements: somePoints,
    duplicatePolicy: fc.constantFrom('sum', 'max', 'first'),
    coAuthorPolicy: fc.constantFrom('first_author', 'equal', 'by_share', 'each_full'),
    rounding: fc.record({ digits: fc.constantFrom(0, 1, 2) }),
  })
  .map((rules) => ({
    ...emptyDocument,
    outlets: [
      { code: 'a', name: '甲报', aliases: ['甲日报'], level: null, medium: null },
      { code: 'b', name: '乙报', aliases: [], level: null, medium: null },
    ],
    ...(rules as Partial<SchemeDocument>),
  }));
