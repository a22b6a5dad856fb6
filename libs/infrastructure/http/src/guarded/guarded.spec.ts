import type { LookupAddress } from 'node:dns';
import { AddressRefused } from './address-refused';
import { guardedLookup } from './guarded-lookup';
import type { Resolver } from './guarded-lookup';
import { judgeAddress } from './judge-address';

describe('S01 S04 an address that somebody typed in', () => {
  it.each([
    'http://www.toutiao.com/article/1/',
    'https://127.0.0.1/',
    'https://localhost.localdomain:8443/',
    'https://2130706433/',
    'https://0177.0.0.1/',
    'https://0x7f.1/',
    'https://127.1/',
    'https://10.0.0.8/',
    'https://172.16.9.9/',
    'https://192.168.1.1/',
    'https://169.254.169.254/latest/meta-data/',
    'https://100.64.0.1/',
    'https://0.0.0.0/',
    'https://[::1]/',
    'https://[::]/',
    'https://[::ffff:127.0.0.1]/',
    'https://[::ffff:a00:8]/',
    'https://[fe80::1]/',
    'https://[fe80::1%25eth0]/',
    'https://[fd00::1]/',
    'https://[64:ff9b::7f00:1]/',
    'https://[2002:7f00:1::]/',
    'https://224.0.0.1/',
    'https://user:word@www.toutiao.com/',
    'https://www.toutiao.com:8443/',
    'file:///etc/passwd',
    'gopher://www.toutiao.com/',
    'no address',
  ])('%s is refused, always with the same words', (address) => {
    let message = 'nothing was refused';
    try {
      judgeAddress(address);
    } catch (error) {
      message = error instanceof AddressRefused ? error.message : String(error);
    }
    expect(message).toBe('The address is not one of the public internet');
  });

  it('may be plain http where the caller says so, and is judged all the same', () => {
    expect(judgeAddress('http://www.workercn.cn/', [], true).protocol).toBe('http:');
    for (const inside of ['http://127.0.0.1/', 'http://[::1]/', 'http://10.0.0.1/', 'http://0x7f.1/'])
      expect(() => judgeAddress(inside, [], true)).toThrow(AddressRefused);
    for (const odd of [
      'http://www.workercn.cn:8080/',
      'http://a:b@www.workercn.cn/',
      'ftp://www.workercn.cn/',
    ])
      expect(() => judgeAddress(odd, [], true)).toThrow(AddressRefused);
  });

  it('is asked where it is public, or the operator’s own', () => {
    expect(judgeAddress('https://www.toutiao.com/article/1/').hostname).toBe('www.toutiao.com');
    expect(judgeAddress('https://[2606:4700::1111]/').hostname).toBe('[2606:4700::1111]');
    expect(judgeAddress('http://127.0.0.1:4010/x', ['http://127.0.0.1:4010']).port).toBe('4010');
    expect(() => judgeAddress('http://127.0.0.1:4011/x', ['http://127.0.0.1:4010'])).toThrow(AddressRefused);
  });
});

describe('S03 a name that is resolved', () => {
  const answering = (...answers: string[][]): Resolver => {
    let asked = 0;
    return (_name, _options, done) => {
      const addresses: LookupAddress[] = (answers[asked++] ?? []).map((address) => ({
        address,
        family: address.includes(':') ? 6 : 4,
      }));
      done(null, addresses);
    };
  };
  const look = (resolve: Resolver, all = false) =>
    new Promise<unknown>((done) =>
      guardedLookup(resolve)('name.example', { all }, (error, address) => done(error ?? address)),
    );

  it('leads to the very address that was judged, and is judged anew at the next connection', async () => {
    const resolve = answering(['93.184.216.34'], ['127.0.0.1']);
    expect(await look(resolve)).toBe('93.184.216.34');
    expect(await look(resolve)).toBeInstanceOf(AddressRefused);
  });

  it.each([
    ['one inside address among several', ['93.184.216.34', '10.0.0.1']],
    ['an inside address written as IPv6', ['::ffff:192.168.0.1']],
    ['no address at all', []],
  ])('is refused at %s', async (_, addresses) => {
    expect(await look(answering(addresses), true)).toBeInstanceOf(AddressRefused);
  });
});
