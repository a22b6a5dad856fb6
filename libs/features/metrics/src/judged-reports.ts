import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { currentRule, viewRules } from './domain/counting-rule';
import type { ViewEvidence } from './domain/counting-rule';
import { judge, writeMarks } from './domain/report-marks';

/** Some hundred browsers make up nearly all that comes. */
const MAX_AGENTS = 2_000;
/** Nobody's browser has a longer name; a longer one is judged each time and not remembered. */
const LONGEST_AGENT = 512;

/**
 * Judges reports of views by every version of the rule. Nearly all come from browsers that were judged before and say
 * nothing but their `User-Agent`: those are looked up. The names stay in this process's memory.
 */
@Injectable()
export class JudgedReports {
  private readonly byAgent = new LRUCache<string, string>({ max: MAX_AGENTS });

  /** As `writeMarks` says it; empty for an ordinary reader. */
  marksOf(evidence: ViewEvidence): string {
    const { method, userAgent = '', purpose, isStaff, isOffice } = evidence;
    const saysMore = purpose !== undefined || isStaff || isOffice === true || method !== 'POST';
    if (saysMore || userAgent.length > LONGEST_AGENT)
      return writeMarks(judge(currentRule, viewRules, evidence));
    let marks = this.byAgent.get(userAgent);
    if (marks === undefined) {
      marks = writeMarks(judge(currentRule, viewRules, evidence));
      this.byAgent.set(userAgent, marks);
    }
    return marks;
  }
}
