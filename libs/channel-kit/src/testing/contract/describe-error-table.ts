import type { ChannelAdapter } from '../../channel-adapter';
import type { ChannelFailure, FailureClass } from '../../channel-failure';

export interface ErrorTableOptions {
  /** The failure that the adapter makes of a code in the answer to a call that changes something. */
  failureOf: (platformCode: string) => ChannelFailure;
  /** Rows that are no code of the platform (variants by their text, catch-alls). */
  isCode?: (row: string) => boolean;
  /** Codes that keep one of the rules below in another way, with the reason. */
  exempt?: Record<string, string>;
  /** A code that stands in no table. */
  unlisted?: string;
}

const classes: FailureClass[] = [
  'transient',
  'rate_limited',
  'credentials',
  'content_rejected',
  'quota',
  'permanent',
  'unknown',
];

/** The table of a platform's codes as the ledger uses it: class, words, and when it is tried again. */
export function describeErrorTable(adapter: ChannelAdapter, options: ErrorTableOptions): void {
  const { isCode = () => true, exempt = {} } = options;
  const codes = Object.keys(adapter.errors).filter((row) => isCode(row) && !(row in exempt));
  const failures = () => codes.map((code) => ({ code, failure: options.failureOf(code) }));
  const of = (wanted: FailureClass[]) =>
    failures().filter(({ failure }) => wanted.includes(failure.failureClass));

  describe(`the errors of ${adapter.platform}`, () => {
    it('have each a class, and words for people in both languages', () => {
      for (const [code, { failureClass, advice }] of Object.entries(adapter.errors)) {
        expect([code, classes.includes(failureClass)]).toEqual([code, true]);
        expect([code, /\p{Script=Han}/u.test(advice.zh), /[a-z]/.test(advice.en)]).toEqual([
          code,
          true,
          true,
        ]);
      }
    });

    it('tell when it goes on, where a window is used up or the pace was too fast', () => {
      const withoutTime = of(['quota', 'rate_limited']).filter(
        ({ failure }) => !((failure.retryAfterMs ?? 0) > 0),
      );
      expect(withoutTime.map(({ code }) => code)).toEqual([]);
    });

    it('renew the token or send a person to authorise, where the grant is the matter', () => {
      const helpless = of(['credentials']).filter(
        ({ failure }) => !failure.tokenRejected && !failure.accountChange?.needsAuthorization,
      );
      expect(helpless.map(({ code }) => code)).toEqual([]);
    });

    it('promise no second try where only a person can help', () => {
      const hopeful = of(['content_rejected', 'permanent']).filter(
        ({ failure }) => failure.retryAfterMs !== undefined,
      );
      expect(hopeful.map(({ code }) => code)).toEqual([]);
    });

    it('are of unknown outcome where nobody listed the code', () => {
      const { failureClass, platformCode } = options.failureOf(options.unlisted ?? '99999999');
      expect([failureClass, platformCode]).toEqual(['unknown', options.unlisted ?? '99999999']);
    });
  });
}
