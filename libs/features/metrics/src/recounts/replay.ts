import { reasonByMarks } from '../domain/report-marks';
import type { KeptEvent } from '../kept/kept-event';
import type { RecountRule } from './recount-rules';

/** Why a report that is no more than another sight of the same visit is not counted. */
const REPEAT = 'repeat';
/** How many events pass before windows that are over are forgotten. */
const TIDY_EVERY = 50_000;

/**
 * Judges kept events by one version of a rule, in the order in which they were counted: what the scripts do in Redis,
 * once more without it. `warmUp` takes events from before the period, whose windows reach into it.
 */
export class Replay {
  /** Beginnings of windows by visitor and subject, oldest first. */
  private readonly windows = new Map<string, number>();
  private taken = 0;

  constructor(readonly rule: RecountRule) {}

  /** Empty: it counts; else why it does not. */
  judge(event: KeptEvent): string {
    const reason = this.reasonOf(event);
    if (reason !== '') return reason;
    const key = keyOf(event);
    const began = this.windows.get(key);
    if (began !== undefined && event.at - began < this.rule.windowMs) return REPEAT;
    this.begin(key, event.at);
    return '';
  }

  /**
   * Windows that were open at the beginning. What this very rule counted then is known from what became of it; for another
   * rule the events are judged, so that a chain of windows that reaches further back may begin at another moment.
   */
  warmUp(event: KeptEvent, countedBy: string): void {
    if (countedBy !== this.rule.id) this.judge(event);
    else if (event.outcome === 'c') this.begin(keyOf(event), event.at);
  }

  private reasonOf({ marks }: KeptEvent): string {
    // The first word is the reason by the rule of that day; the marks come after it.
    return marks === '' ? '' : reasonByMarks(this.rule, marks.split(',').slice(1));
  }

  private begin(key: string, at: number): void {
    this.windows.delete(key);
    this.windows.set(key, at);
    this.taken += 1;
    if (this.taken % TIDY_EVERY > 0) return;
    for (const [known, began] of this.windows) {
      if (at - began < this.rule.windowMs) break;
      this.windows.delete(known);
    }
  }
}

function keyOf({ visitor, contentId, surface }: KeptEvent): string {
  return `${visitor} ${contentId} ${surface}`;
}
