import type { Message } from '@haojiao/kernel';
import type { ColumnKind } from './column-heads';

/** One account of a pasted ranking. */
export interface ReadEntry {
  rank: number;
  name: string;
  /** With the platform's mark, as it stood. */
  printedName: string;
  owner: string | null;
  platform: string | null;
  /** An exact decimal. */
  value: string | null;
  /** Where it stands in the text, from 1. */
  line: number;
}

/** What could not be taken as it stands. `hint`: it was taken, and somebody should look. */
export interface ReadingFault {
  severity: 'error' | 'hint';
  code: string;
  line: number;
  /** The words in question. */
  text: string;
  message: Message;
}

export interface PassedOver {
  line: number;
  text: string;
}

/** A pasted text as a ranking; whatever is not an entry is told as a fault or as passed over. */
export interface LeaderboardReading {
  columns: ColumnKind[];
  /** By rank, equals as they stood. */
  entries: ReadEntry[];
  faults: ReadingFault[];
  passedOver: PassedOver[];
}

export interface ReadingSummary {
  entries: number;
  firstRank: number | null;
  lastRank: number | null;
  owners: number;
  /** By platform; accounts without a mark are not in it. */
  platforms: Record<string, number>;
}

export function summaryOf(entries: readonly ReadEntry[]): ReadingSummary {
  const ranks = entries.map(({ rank }) => rank);
  const owners = new Set(entries.flatMap(({ owner }) => owner?.normalize('NFKC') ?? []));
  const platforms: Record<string, number> = {};
  for (const { platform } of entries) if (platform) platforms[platform] = (platforms[platform] ?? 0) + 1;
  return {
    entries: entries.length,
    firstRank: ranks.length === 0 ? null : Math.min(...ranks),
    lastRank: ranks.length === 0 ? null : Math.max(...ranks),
    owners: owners.size,
    platforms,
  };
}
