import fc from 'fast-check';
import { authenticationOf } from './mail-authentication';

const judge = (header: string, from = 'union.example') =>
  authenticationOf([header], ['mx.union.example'], from).result;

describe('what a receiving server proved', () => {
  it.each([
    ['mx.union.example; dmarc=pass header.from=union.example', 'pass'],
    ['MX.Union.Example 1; dmarc=pass (p=REJECT) header.from=Union.Example', 'pass'],
    ['mx.union.example; dkim=pass header.d=union.example; spf=fail', 'pass'],
    ['mx.union.example; dkim=pass header.i=@union.example', 'pass'],
    ['mx.union.example; spf=pass smtp.mailfrom=zhang@union.example', 'pass'],
    ['mx.union.example; spf=pass smtp.mailfrom=zhang@evil.example', 'fail'],
    ['mx.union.example; dkim=pass header.d=example', 'fail'],
    ['mx.union.example; dkim=pass header.d=notunion.example', 'fail'],
    ['mx.union.example; dmarc=fail header.from=union.example; dkim=pass header.d=union.example', 'fail'],
    ['mx.union.example; dkim=none (; dmarc=pass header.from=union.example)', 'fail'],
    ['mx.union.example; dkim=neutral reason="; dmarc=pass header.from=union.example"', 'fail'],
    ['mx.union.example; x=y dmarc=pass header.from=union.example', 'fail'],
    ['mx.union.example; none', 'fail'],
    // What stands before the @ of an envelope's address is chosen by its sender.
    [
      'mx.union.example; spf=pass smtp.mailfrom="\\" smtp.mailfrom=boss@union.example x"@evil.example',
      'fail',
    ],
    ['mx.union.example; spf=pass smtp.mailfrom="a" smtp.mailfrom=boss@union.example', 'fail'],
    ['mx.union.example; spf=pass smtp.mailfrom=a" smtp.mailfrom=boss@union.example "@evil.example', 'fail'],
    ['mx.union.example; spf=pass smtp.mailfrom="boss@union.example"@evil.example', 'fail'],
    ['mx.union.example; spf=pass smtp.mailfrom="zhang san"@union.example', 'pass'],
    ['evil.example; dmarc=pass header.from=union.example', 'none'],
    ['mx.union.example.evil.example; dmarc=pass header.from=union.example', 'none'],
    ['', 'none'],
  ])('%s: %s', (header, result) => {
    expect(judge(header)).toBe(result);
  });

  it('speaks for no domain that only ends alike', () => {
    expect(judge('mx.union.example; dkim=pass header.d=union.example', 'notunion.example')).toBe('fail');
  });

  it('speaks for what lies below its domain', () => {
    expect(judge('mx.union.example; dkim=pass header.d=union.example', 'east.union.example')).toBe('pass');
  });

  it('never fails, and proves nothing without a pass', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (noise) => {
        const text = noise.replace(/pass/gi, '');
        expect(judge(`mx.union.example; ${text}`)).not.toBe('pass');
      }),
    );
  });
});
