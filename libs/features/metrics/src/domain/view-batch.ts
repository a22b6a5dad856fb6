/** A batch of counts on its way from Redis to PostgreSQL. Epoch and number together are never used twice. */
export interface BatchName {
  /** One unbroken life of the Redis data; an emptied or restarted Redis begins another. */
  epoch: string;
  number: number;
  /** When its first view came, milliseconds since 1970. */
  since: number;
}

/** What one batch adds to one row of counts. */
export interface ViewIncrement {
  contentId: string;
  surface: string;
  /** Start of the hour. */
  hour: Date;
  rule: string;
  raw: bigint;
  counted: bigint;
}

/** What one batch adds beside the counts of listens: requests left out by reason, listens by app. */
export interface Tally {
  contentId: string;
  surface: string;
  /** Start of the hour. */
  hour: Date;
  rule: string;
  kind: 'excluded' | 'app';
  name: string;
  amount: bigint;
}

/** Viewers of a broadcast in one minute. */
export interface Presence {
  contentId: string;
  surface: string;
  /** Start of the minute. */
  minute: Date;
  rule: string;
  viewers: number;
}

/** Reports that were counted but not kept, as too many waited. */
export interface Drop {
  /** Start of the hour. */
  hour: Date;
  rule: string;
  reports: number;
}

/** Visitors of one item on one surface and day. */
export interface SketchName {
  contentId: string;
  surface: string;
  /** `YYYY-MM-DD` in the rule's time zone. */
  day: string;
  rule: string;
}

/** `<epoch>:<number>:<since>` as the scripts write it. */
export function parseBatchName(text: string): BatchName {
  const match = /^([A-Za-z0-9-]+):(\d+):(\d+)$/.exec(text);
  if (!match) throw new Error(`Not the name of a batch of views: ${text}`);
  return { epoch: match[1]!, number: Number(match[2]), since: Number(match[3]) };
}

const dropPattern = /^(\d+)\|([\w.]+)\|dropped$/;
const tallyPattern = /^(excluded|app):([a-z_]+)$/;

/**
 * Fields `<content>|<surface>|<hour, seconds>|<rule>|raw` or `|counted` with whole numbers, ordered by row; and those of
 * tallies, `|excluded:<reason>` and `|app:<family>`; and `<broadcast>|<phase>|<minute, seconds>|<rule>|present`;
 * and `<hour, seconds>|<rule>|dropped`.
 */
export function parseBatch(fields: Record<string, string>): {
  increments: ViewIncrement[];
  tallies: Tally[];
  presences: Presence[];
  drops: Drop[];
} {
  const byRow = new Map<string, ViewIncrement>();
  const tallies: Tally[] = [];
  const presences: Presence[] = [];
  const drops: Drop[] = [];
  for (const field of Object.keys(fields).sort()) {
    const drop = dropPattern.exec(field);
    if (drop) {
      const [, hour, rule] = drop;
      drops.push({ hour: new Date(Number(hour) * 1_000), rule: rule!, reports: Number(fields[field]) });
      continue;
    }
    const [contentId, surface, hour, rule, kind] = field.split('|');
    const tally = tallyPattern.exec(kind ?? '');
    if (
      !contentId ||
      !surface ||
      !hour ||
      !rule ||
      !(kind === 'raw' || kind === 'counted' || kind === 'present' || tally)
    ) {
      throw new Error(`Not a field of a batch of views: ${field}`);
    }
    const place = { contentId, surface, hour: new Date(Number(hour) * 1_000), rule };
    if (kind === 'present') {
      presences.push({ contentId, surface, minute: place.hour, rule, viewers: Number(fields[field]) });
      continue;
    }
    if (kind !== 'raw' && kind !== 'counted') {
      const [, group, name] = tally!;
      tallies.push({ ...place, kind: group as Tally['kind'], name: name!, amount: BigInt(fields[field]!) });
      continue;
    }
    const row = field.slice(0, field.lastIndexOf('|'));
    let increment = byRow.get(row);
    if (!increment) {
      increment = { ...place, raw: 0n, counted: 0n };
      byRow.set(row, increment);
    }
    increment[kind] += BigInt(fields[field]!);
  }
  return { increments: [...byRow.values()], tallies, presences, drops };
}

/** `<content>|<surface>|<day>|<rule>` as the scripts write it. */
export function parseSketchName(text: string): SketchName {
  const [contentId, surface, day, rule] = text.split('|');
  if (!contentId || !surface || !day || !rule)
    throw new Error(`Not the name of a sketch of visitors: ${text}`);
  return { contentId, surface, day, rule };
}
