import fc from 'fast-check';
import { contrastOf, readableOn } from '@haojiao/kernel';
import { effectiveSettings } from './effective-site';
import type { SiteLevel } from './effective-site';
import { greyStateOf } from './grey-theme';
import { launchOf } from './launch';
import { policeRegisterUrl } from './site';
import { siteTemplates } from './site-settings';
import { themeFaults, wholeTheme } from './site-theme';
import { templateThemes } from './templates';

const aColour = fc
  .tuple(fc.nat(255), fc.nat(255), fc.nat(255))
  .map((parts) => `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`);

function aLevel(organizationId: string, change: Partial<SiteLevel> = {}): SiteLevel {
  return {
    ...{ organizationId, name: organizationId, icpNumber: null, psbNumber: null },
    ...{ settings: {}, greySetAt: null, launchWaiver: null },
    ...change,
  };
}

describe('contrast', () => {
  it('is what WCAG 2.2 reckons', () => {
    expect(contrastOf('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrastOf('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
    expect(contrastOf('#ffffff', '#ffffff')).toBe(1);
  });

  it('is enough wherever a colour was made readable', () => {
    fc.assert(
      fc.property(aColour, aColour, (ground, colour) => {
        const goal = Math.max(contrastOf('#ffffff', ground), contrastOf('#000000', ground));
        expect(contrastOf(readableOn(ground, colour), ground)).toBeGreaterThanOrEqual(Math.min(4.5, goal));
      }),
    );
  });

  it.each(siteTemplates)('is enough in the template %s', (template) => {
    expect(themeFaults(template, {})).toEqual([]);
  });

  it('lost by a change above gives the template’s colours back', () => {
    expect(wholeTheme('plain', { accentColor: '#ffd800' })).toEqual(templateThemes.plain);
    expect(wholeTheme('plain', { accentColor: '#004080' }).accentColor).toBe('#004080');
  });
});

describe('settings of a way', () => {
  it('are those of the nearest unit that has them', () => {
    const { settings, setBy } = effectiveSettings([
      aLevel('root', { icpNumber: '甲', settings: { copyright: '根', address: '路' } }),
      aLevel('city', { settings: { copyright: '市', icpNumber: '乙' } }),
      aLevel('county'),
    ]);
    expect(settings).toMatchObject({ copyright: '市', address: '路', icpNumber: '乙', name: 'county' });
    expect(setBy).toEqual({ copyright: 'city', address: 'root', icpNumber: 'city' });
  });

  it('never lend a name, and leave colours behind where a template is chosen', () => {
    const { settings } = effectiveSettings([
      aLevel('root', { settings: { name: '总工会', theme: { accentColor: '#004080' } } }),
      aLevel('city', { settings: { template: 'classic_red' } }),
    ]);
    expect(settings).toMatchObject({ name: 'city', template: 'classic_red', theme: {} });
  });
});

describe('grey days', () => {
  const at = (hour: number) => new Date(Date.UTC(2026, 11, 13, hour));
  const window = {
    mode: 'window' as const,
    from: '2026-12-13T02:00:00Z',
    until: '2026-12-13T12:00:00+08:00',
  };

  it.each([
    [1, false, at(2)],
    [2, true, at(4)],
    [3, true, at(4)],
    [4, false, null],
  ])('at %i o’clock', (hour, isGrey, changesAt) => {
    expect(greyStateOf([window, { mode: 'off' }], at(hour))).toEqual({ isGrey, changesAt });
  });

  it('are not taken back below', () => {
    expect(greyStateOf([{ mode: 'on' }, { mode: 'off' }], at(1)).isGrey).toBe(true);
  });
});

describe('a launch', () => {
  it.each([
    [{ icpNumber: '甲', psbNumber: '乙' }, null, true, true, []],
    [{ icpNumber: '甲' }, null, true, false, ['psbNumber']],
    [{ icpNumber: '' }, null, true, false, ['icpNumber', 'psbNumber']],
    [{}, '内网', true, true, ['icpNumber', 'psbNumber']],
    [{}, null, false, true, ['icpNumber', 'psbNumber']],
  ])('with %j, waiver %s, public %s is open: %s', (site, waiver, isPublic, isOpen, missing) => {
    expect(launchOf(site, waiver, isPublic)).toEqual({ isOpen, isPublic, missing, waiver });
  });

  it('leads to the number’s own entry where it has digits', () => {
    expect(policeRegisterUrl('浙公网安备33052202000123号')).toBe(
      'https://beian.mps.gov.cn/#/query/webSearch?code=33052202000123',
    );
    expect(policeRegisterUrl('备案中')).toBe('https://beian.mps.gov.cn/');
  });
});
