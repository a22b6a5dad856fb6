/** One fault of what was sent. `path` as in the body: `title`, `stages.0.key`. */
export interface InputFault {
  path: string;
  code: string;
  message: string;
}

/** What the api refused, in its own words (RFC 9457), which are for people. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: string;
  readonly faults: readonly InputFault[];

  constructor(
    readonly status: number,
    readonly body: Record<string, unknown>,
  ) {
    super(String(body.detail ?? body.title ?? status));
    this.code = String(body.code ?? '');
    this.faults = Array.isArray(body.errors) ? (body.errors as InputFault[]) : [];
  }
}

/** The api can't be reached: no net, or a proxy with nothing behind it. Nothing is known of what was asked. */
export class NoConnection extends Error {
  override readonly name = 'NoConnection';
}

/** The session is over; who signs in again can go on. */
export class SignedOut extends Error {
  override readonly name = 'SignedOut';
}
