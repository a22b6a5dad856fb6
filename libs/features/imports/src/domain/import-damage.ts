import type { Message } from '@haojiao/kernel';

/** `open` until a person decided. */
export const damageDecisions = ['open', 'accepted', 'rejected', 'edited'] as const;
export type DamageDecision = (typeof damageDecisions)[number];

/** Something in the imported text that may be wrong. */
export interface ImportDamage {
  /** Unique in its import: `d1`, `d2` … in the order of the text. */
  id: string;
  kind: string;
  /** UTF-16 units of the text as imported, `end` exclusive. */
  start: number;
  end: number;
  found: string;
  /** What would stand there; empty: nothing; null: nobody can tell, only a person. */
  proposal: string | null;
  /** What it might have been, for the eyes of a person. */
  candidates: string[];
  message: Message;
}

export interface DecidedDamage extends ImportDamage {
  decision: DamageDecision;
  /** What a person wrote there. */
  text: string | null;
}

/** One line of the log: what one person decided about one damage. */
export interface RepairStep {
  damageId: string;
  decision: DamageDecision;
  text?: string;
}

/** The last word about each damage counts. */
export function decide(damages: readonly ImportDamage[], steps: readonly RepairStep[]): DecidedDamage[] {
  const last = new Map(steps.map((step) => [step.damageId, step]));
  return damages.map((damage) => {
    const step = last.get(damage.id);
    return { ...damage, decision: step?.decision ?? 'open', text: step?.text ?? null };
  });
}

/** What is to be done to the text: accepted proposals and a person's own words; a removal swallows what lies in it. */
export function editsOf(damages: readonly DecidedDamage[]): { start: number; end: number; text: string }[] {
  const wanted = damages
    .flatMap(({ start, end, decision, proposal, text }) => {
      if (decision === 'accepted' && proposal !== null) return [{ start, end, text: proposal }];
      return decision === 'edited' && text !== null ? [{ start, end, text }] : [];
    })
    .sort((one, other) => one.start - other.start || other.end - one.end);
  const edits: typeof wanted = [];
  for (const edit of wanted) {
    if (edit.start >= (edits.at(-1)?.end ?? 0)) edits.push(edit);
  }
  return edits;
}

/** 20 characters on each side, and how the place reads with what was decided, or else proposed. */
export function inContext(
  text: string,
  { start, end, found, proposal, decision, text: own }: DecidedDamage,
): { before: string; after: string | null } {
  const left = wholeEnd(text.slice(Math.max(0, start - CONTEXT), start));
  const right = wholeStart(text.slice(end, end + CONTEXT));
  const put = decision === 'edited' ? own : proposal;
  return { before: `${left}${found}${right}`, after: put === null ? null : `${left}${put}${right}` };
}

const CONTEXT = 20;

/* No half of a surrogate pair at the cut. */
function wholeEnd(text: string): string {
  return text.replace(/^[\udc00-\udfff]/, '');
}

function wholeStart(text: string): string {
  return text.replace(/[\ud800-\udbff]$/, '');
}
