/** Figures of some days, live or recounted. */
export interface RecountFigures {
  raw: number;
  counted: number;
  /** By merging sketches; null where the live ones are not settled yet. */
  visitors: number | null;
  excluded: Record<string, number>;
}

export interface RecountedDay {
  day: string;
  /** Null where the rule did not count that day. */
  live: Pick<RecountFigures, 'raw' | 'counted'> | null;
  recounted: Pick<RecountFigures, 'raw' | 'counted' | 'visitors'>;
}

export interface RecountDifference {
  contentId: string;
  surface: string;
  day: string;
  live: RecountFigures | null;
  recounted: RecountFigures | null;
}

/** One rule over the period. */
export interface RecountOfRule {
  definitionId: string;
  /** Counted by it: live and recounted must be equal. Else it shows what this rule would have given. */
  isAsCounted: boolean;
  /** Null: there is nothing to compare with. */
  isEqual: boolean | null;
  live: Pick<RecountFigures, 'raw' | 'counted' | 'excluded'> | null;
  recounted: RecountFigures;
  days: RecountedDay[];
  /** Items, surfaces and days whose figures differ, and the first of them. */
  differences: number;
  firstDifferences: RecountDifference[];
}

export interface KeptDay {
  day: string;
  definitionId: string;
  /** False: some reports were counted but not kept, so that day can't be recounted wholly. */
  isComplete: boolean;
}

export interface RecountResult {
  rules: RecountOfRule[];
  /** What was kept; days that are not named have no kept events. Of the whole installation, so without amounts. */
  kept: KeptDay[];
}
