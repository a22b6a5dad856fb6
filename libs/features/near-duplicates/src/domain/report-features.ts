import { eventKinds, factsOf } from './facts';
import type { Fact } from './facts';
import type { ReportText } from './letters';
import { shinglesOf } from './shingles';

/** Letters of the shingles by which texts are compared: two Chinese words. */
const TEXT_SHINGLE = 4;
/** Letters of those by which names and terms are recognised: most names of people have three. */
export const NAME_SHINGLE = 3;
/** Titles are short. */
const TITLE_SHINGLE = 2;

/** A report taken apart for comparison. Shingles are hashes in the order of the text; one may occur more than once. */
export interface ReportFeatures {
  text: ReportText;
  shingles: Int32Array;
  titleShingles: Int32Array;
  names: Record<'title' | 'body', Int32Array>;
  /** Of body and title, each once. */
  facts: Fact[];
  /** The same without order, for comparison. */
  sets: {
    shingles: ReadonlySet<number>;
    titleShingles: ReadonlySet<number>;
    names: ReadonlySet<number>;
    /** By hash: numbers and days. */
    figures: ReadonlyMap<number, Fact>;
  };
}

export function featuresOf(text: ReportText): ReportFeatures {
  const told = [...factsOf(text.body.plain, 'body'), ...factsOf(text.title.plain, 'title')];
  const facts = [...new Map(told.toReversed().map((fact) => [fact.hash, fact])).values()].toReversed();
  const shingles = shinglesOf(text.body.letters, TEXT_SHINGLE);
  const titleShingles = shinglesOf(text.title.letters, TITLE_SHINGLE);
  const names = {
    title: shinglesOf(text.title.letters, NAME_SHINGLE),
    body: shinglesOf(text.body.letters, NAME_SHINGLE),
  };
  const figures = facts.filter(({ kind }) => eventKinds.has(kind));
  return {
    ...{ text, shingles, titleShingles, names, facts },
    sets: {
      shingles: new Set(shingles),
      titleShingles: new Set(titleShingles),
      names: new Set([...names.title, ...names.body]),
      figures: new Map(figures.map((fact) => [fact.hash, fact])),
    },
  };
}

/** Everything of a report whose rarity is counted, each once. */
export function countedFeatures({ sets, facts }: ReportFeatures): Set<number> {
  return new Set([...sets.shingles, ...sets.titleShingles, ...sets.names, ...facts.map(({ hash }) => hash)]);
}
