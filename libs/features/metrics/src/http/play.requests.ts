/** Describes the body; it is read by `readPlayReport`. */
export class ReportPlayRequest {
  /** First-party identifier of the visitor: 8 to 64 letters, digits or `. _ : -`, random, never what names a person. Absent: address and User-Agent stand in for one day. */
  visitorId?: string;

  /** Made by the page for this one play, same form: a report that is sent again with it counts once, for ten minutes. */
  playId?: string;

  /** Seconds that really played, without pauses and what was skipped. */
  seconds: number;

  /** The film played to its end: a play also where it is shorter than the rule's threshold. */
  hasEnded?: boolean;
}
