import type { BatchName } from '../domain/view-batch';

/** What became of a report when it came: counted, a repeat, left out. */
export type Outcome = 'c' | 'r' | 'x';

/**
 * One accepted report as it is kept: no address, no `User-Agent`, no identifier of a front end. The visitor is the same
 * short hash that the sketches hold; without an identifier it can't be made again once the salt of its day is gone.
 */
export interface KeptEvent {
  /** By Redis's clock, milliseconds since 1970; windows are told by it. */
  at: number;
  /** Start of the hour that it was counted in, seconds since 1970. */
  hour: number;
  contentId: string;
  surface: string;
  visitor: string;
  outcome: Outcome;
  /** As `writeMarks` says it: the reason by the rule of its day, then every mark. */
  marks: string;
}

/** Reports of one bundle by one rule. */
export interface KeptBundle {
  rule: string;
  events: KeptEvent[];
}

/** As `addViews` writes it. @throws Error for a piece that it did not write */
export function parseBundle(piece: string, name: BatchName): KeptBundle {
  const [head = '', outcomes = '', ...lines] = piece.split('\n');
  const [at, hour, rule] = head.split('|');
  if (!at || !hour || !rule || lines.length !== outcomes.length * 2) {
    throw new Error(`Not a piece of kept events of batch ${name.epoch}:${name.number}`);
  }
  const events: KeptEvent[] = [];
  for (let index = 0; index < outcomes.length; index += 1) {
    const outcome = outcomes[index]!;
    // A report that was told again is the same report.
    if (outcome === 'd') continue;
    const [contentId = '', surface = ''] = lines[index * 2]!.split('|');
    const [visitor = '', , marks = ''] = lines[index * 2 + 1]!.split('|');
    events.push({
      ...{ at: Number(at), hour: Number(hour), contentId, surface, visitor, marks },
      outcome: outcome as Outcome,
    });
  }
  return { rule, events };
}

/** One line, tab-separated. */
export function writeEvent({ at, hour, contentId, surface, visitor, outcome, marks }: KeptEvent): string {
  return [at, hour, contentId, surface, visitor, outcome, marks].join('\t');
}

export function readEvent(line: string): KeptEvent {
  const [at, hour, contentId = '', surface = '', visitor = '', outcome, marks = ''] = line.split('\t');
  return {
    ...{ at: Number(at), hour: Number(hour), contentId, surface, visitor, marks },
    outcome: outcome as Outcome,
  };
}
