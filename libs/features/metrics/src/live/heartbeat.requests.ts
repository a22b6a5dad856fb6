/** Describes the body; it is read by `readHeartbeat`. */
export class ReportHeartbeatRequest {
  /** First-party identifier of the visitor: 8 to 64 letters, digits or `. _ : -`, random, never what names a person. Absent: address and User-Agent stand in for one day. */
  visitorId?: string;
}
