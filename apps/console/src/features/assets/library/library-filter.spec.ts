import { questionOf, readFilter, writeFilter } from './library-filter';

describe('the filter of the library', () => {
  it('is kept whole by the address of the page', () => {
    const filter = { kind: 'image', folderId: 'f', tag: '劳模', q: '春 节', matter: 'unused' } as const;
    expect(readFilter(new URLSearchParams(writeFilter(filter).toString()))).toEqual(filter);
    expect(writeFilter({}).toString()).toBe('');
  });

  it('takes nothing from an address that it does not know', () => {
    expect(readFilter(new URLSearchParams('kind=virus&only=all&q='))).toEqual({});
  });

  it('asks for rights that end within thirty days, the last of them too', () => {
    expect(questionOf({ matter: 'expiring' }, '2026-11-22')).toEqual({ rightsExpireBefore: '2026-12-23' });
    expect(questionOf({ matter: 'expired' }, '2026-11-22')).toEqual({ rightsExpireBefore: '2026-11-22' });
    expect(questionOf({ matter: 'missing_alt', kind: 'image' }, '2026-11-22')).toEqual({
      kind: 'image',
      missingAltText: true,
    });
  });
});
