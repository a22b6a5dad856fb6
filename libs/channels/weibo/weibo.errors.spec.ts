import codeAsText from './fixtures/error-code-as-text.json';
import underReview from './fixtures/error-under-review.json';
import withoutRequest from './fixtures/error-without-request.json';
import { weiboErrorTable } from './weibo-error-table';
import { errorOf, isAccepted, isUnlisted, rowOf, weiboFailure } from './weibo.errors';

const failureOf = (code: string, text = '', effect: 'read' | 'write' = 'write') =>
  weiboFailure({ code, text }, effect);

describe('the errors of Weibo', () => {
  it('reads a code that comes as a string, and one that names no request', () => {
    expect(errorOf(codeAsText)).toEqual({ code: '10014', text: 'Insufficient app permissions!' });
    expect(errorOf(withoutRequest)).toEqual({ code: '10023', text: 'User requests out of rate limit!' });
  });

  it('takes a post for no error', () => {
    expect(errorOf({ idstr: '5100123000045678', mid: '5100123000045678' })).toBeUndefined();
    expect(errorOf(null)).toBeUndefined();
    expect(errorOf([])).toBeUndefined();
  });

  it('keeps the word and the explanation of the token endpoints', () => {
    const answer = {
      error: 'invalid_grant',
      error_code: 21325,
      error_description: 'invalid authorization code',
    };
    expect(errorOf(answer)).toEqual({ code: '21325', text: 'invalid_grant (invalid authorization code)' });
  });

  it('tells the three meanings of 10017 apart by their text, whatever its case', () => {
    const meanings = [
      'Text not find Domain!',
      'appkey not bind domain!',
      "Parameter (rip)'s value invalid",
    ].map((text) => rowOf({ code: '10017', text }));
    expect(meanings.map((row) => row.failureClass)).toEqual(['content_rejected', 'permanent', 'permanent']);
    expect(new Set(meanings.map((row) => row.advice.zh)).size).toBe(3);
  });

  it.each(['10001', '10003', '10010', '10011'])('leaves the outcome of a post open after %s', (code) => {
    expect(failureOf(code).failureClass).toBe('unknown');
    expect(failureOf(code, '', 'read').failureClass).toBe('transient');
  });

  it('knows the two errors that are none, and never lets them be sent again', () => {
    expect(isAccepted(errorOf(underReview)?.code)).toBe(true);
    for (const code of ['20053', '20032']) {
      expect(isAccepted(code)).toBe(true);
      expect(failureOf(code).failureClass).toBe('unknown');
    }
  });

  it.each(['21315', '21316', '21317', '21319', '21327', '21332'])(
    'asks a person to authorise again after %s',
    (code) => {
      expect(failureOf(code)).toMatchObject({
        failureClass: 'credentials',
        tokenRejected: true,
        accountChange: { needsAuthorization: true },
      });
    },
  );

  it('calls too frequent posts too frequent, and sensitive ones sensitive', () => {
    expect(failureOf('20016')).toMatchObject({ failureClass: 'rate_limited', retryAfterMs: 3_600_000 });
    expect(failureOf('20021').failureClass).toBe('content_rejected');
  });

  it('turns an account without permission to posting by hand', () => {
    expect(failureOf('10014', 'Insufficient app permissions!').accountChange).toEqual({ mode: 'hand_off' });
  });

  it('never sends again after a system error in no list', () => {
    expect(failureOf('10099').failureClass).toBe('unknown');
    expect(failureOf('40012').failureClass).toBe('unknown');
    expect(isUnlisted('10099')).toBe(true);
    expect(isUnlisted('20019')).toBe(false);
  });

  it('takes other codes of the service for the content, unless they speak of the account', () => {
    expect(failureOf('20099', 'something').failureClass).toBe('content_rejected');
    expect(failureOf('20046', 'your account is limited').failureClass).toBe('permanent');
    expect(failureOf('21399').failureClass).toBe('credentials');
  });

  it('lists every code of the documented table', () => {
    const documented = [
      ...[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 16, 17, 18, 20, 21, 22, 23, 24, 32].map(
        (n) => 10000 + n,
      ),
      ...[1, 2, 3, 5, 6, 7, 8, 9, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 31, 32, 49, 53].map(
        (n) => 20000 + n,
      ),
      ...[101, 102, 104, 109, 111, 201, 507].map((n) => 20000 + n),
      ...[301, 314, 315, 316, 317, 319, 320, 321, 322, 323, 324, 325, 326, 327, 328, 329].map(
        (n) => 21000 + n,
      ),
      ...[330, 331, 332, 335, 337, 338, 501, 502, 503, 504, 602].map((n) => 21000 + n),
    ];
    expect(documented.filter((code) => weiboErrorTable[code] === undefined)).toEqual([]);
  });
});
