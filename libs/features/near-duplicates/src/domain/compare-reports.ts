import type { Background } from './background';
import type { ReportFeatures } from './report-features';

export const similarityKinds = ['same_text', 'same_event'] as const;
export type SimilarityKind = (typeof similarityKinds)[number];

/** How alike two reports are, part by part. Evidence counts in features that no third report has. */
export interface Measures {
  /** How much of the shorter body stands in the other, 0–1, rare words weighing most. */
  containment: number;
  /** What both bodies have, of what either has, 0–1. */
  jaccard: number;
  /** The same of the titles. */
  title: number;
  /** What the words that both bodies have weigh together. */
  sharedText: number;
  /** Numbers and days that both tell, of those that the one with fewer tells, 0–1; null: one of them tells none. */
  agreement: number | null;
  /** What those numbers and days weigh together. */
  sharedFigures: number;
  /** What the rare runs of words that both have weigh together: names of people, places, prizes; each run once. */
  sharedNames: number;
  /** Between the days of the event, where both senders named one. */
  daysApart: number | null;
}

export function measure(one: ReportFeatures, other: ReportFeatures, background: Background): Measures {
  const weigh = (feature: number) => background.weightOf(feature);
  const weighFigure = (feature: number) => {
    const figure = one.sets.figures.get(feature) ?? other.sets.figures.get(feature);
    return weigh(feature) * (figure?.strength ?? 1);
  };
  const body = overlap(one.sets.shingles, other.sets.shingles, weigh);
  const title = overlap(one.sets.titleShingles, other.sets.titleShingles, weigh);
  const figures = overlap(one.sets.figures, other.sets.figures, weighFigure);
  const fewerFigures = Math.min(figures.one, figures.other);
  return {
    containment: ratio(body.shared, Math.min(body.one, body.other)),
    jaccard: ratio(body.shared, body.one + body.other - body.shared),
    title: ratio(title.shared, title.one + title.other - title.shared),
    sharedText: body.shared,
    agreement: fewerFigures === 0 ? null : figures.shared / fewerFigures,
    sharedFigures: figures.shared,
    sharedNames: Math.min(weightOfRuns(one, other, weigh), weightOfRuns(other, one, weigh)),
    daysApart: daysBetween(one.text.occurredOn, other.text.occurredOn),
  };
}

/** Same day, give or take a report that names the day on which it was written. */
const DAYS_OF_AN_EVENT = 7;

/**
 * What two reports are to each other. The limits were set on one made-up corpus and are tried on another
 * (`duplicate-finder.spec.ts` prints both). Without a background words can't be told from phrases, and only figures count.
 */
export function kindOf(measures: Measures, background: Background): SimilarityKind | null {
  const { containment, sharedText, agreement, sharedFigures, sharedNames, daysApart } = measures;
  const agrees = agreement !== null && agreement >= 0.4;
  if (!background.isKnown) {
    if (containment >= 0.6 && (agrees || agreement === null)) return 'same_text';
    if (containment >= 0.95) return 'same_text';
    return agrees && sharedFigures >= 4 && isNear(daysApart) ? 'same_event' : null;
  }
  if (containment >= 0.25 && sharedText >= 14 && agrees) return 'same_text';
  if (containment >= 0.45 && sharedText >= 24) return 'same_text';
  return sharedNames + sharedFigures >= 5.5 && isNear(daysApart) ? 'same_event' : null;
}

/** One number for people, 0–1: for a text how much of it is the same, for an event how much both know of it. */
export function similarityOf(kind: SimilarityKind, measures: Measures): number {
  const known = measures.sharedNames + measures.sharedFigures;
  const share = kind === 'same_text' ? Math.max(measures.containment, measures.jaccard) : known / (known + 4);
  return Math.round(Math.min(1, share) * 1000) / 1000;
}

function isNear(daysApart: number | null): boolean {
  return daysApart === null || daysApart <= DAYS_OF_AN_EVENT;
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

interface Features {
  has: (feature: number) => boolean;
  keys: () => Iterable<number>;
}

function overlap(one: Features, other: Features, weigh: (feature: number) => number) {
  const sums = { one: 0, other: 0, shared: 0 };
  for (const feature of one.keys()) {
    const weight = weigh(feature);
    sums.one += weight;
    if (other.has(feature)) sums.shared += weight;
  }
  for (const feature of other.keys()) sums.other += weigh(feature);
  return sums;
}

/** A run of shared shingles counts as its rarest one, however long it is: a sentence proves no more than a name. */
function weightOfRuns(
  { names: { title, body } }: ReportFeatures,
  { sets: { names: known } }: ReportFeatures,
  weigh: (feature: number) => number,
): number {
  let sum = 0;
  for (const names of [body, title]) {
    let run = 0;
    for (const name of names) {
      const weight = known.has(name) ? weigh(name) : 0;
      if (weight > LEAST_OF_A_RUN) run = Math.max(run, weight);
      else {
        sum += run;
        run = 0;
      }
    }
    sum += run;
  }
  return sum;
}

/** What weighs less joins no run. */
const LEAST_OF_A_RUN = 0.2;

function daysBetween(one: string | null, other: string | null): number | null {
  if (one === null || other === null) return null;
  return Math.abs(Date.parse(one) - Date.parse(other)) / 86_400_000;
}
