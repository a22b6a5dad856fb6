import { judgeAsset } from './judge-asset';
import type { AssetFacts, ConsentFacts } from './judge-asset';

const days = { today: '2026-11-21', soon: '2026-12-21' };
const sound: AssetFacts = {
  kind: 'image',
  fileName: 'a.jpg',
  hasAltText: true,
  rightsExpireOn: null,
  peopleShown: 'none',
  consents: [],
  generatedContent: 'none',
  isReplaced: false,
};
const adult: ConsentFacts = { isMinor: false, guardianConsent: false, expiresOn: null, isRevoked: false };
const minor: ConsentFacts = { ...adult, isMinor: true };

const codesOf = (wish: Partial<AssetFacts>, declared?: string) =>
  judgeAsset({ ...sound, ...wish }, declared, days).map(
    ({ severity, code, stopsSending }) => `${severity} ${code}${stopsSending ? ' stops' : ''}`,
  );

describe('what is judged of a file', () => {
  it.each<[string, Partial<AssetFacts>, string[]]>([
    ['a sound one', {}, []],
    ['a picture that says nothing', { hasAltText: false }, ['error asset_alt_text_missing']],
    ['sound needs no alternative text', { kind: 'audio', hasAltText: false }, []],
    ['the last day of rights', { rightsExpireOn: '2026-11-21' }, ['warning asset_rights_expiring']],
    ['the day after', { rightsExpireOn: '2026-11-20' }, ['error asset_rights_expired stops']],
    ['30 days ahead', { rightsExpireOn: '2026-12-21' }, ['warning asset_rights_expiring']],
    ['31 days ahead', { rightsExpireOn: '2026-12-22' }, []],
    ['people without consent', { peopleShown: 'yes' }, ['warning asset_consent_missing']],
    ['people who agreed', { peopleShown: 'yes', consents: [adult] }, []],
    [
      'a minor without guardian, even where nobody is said to be shown',
      { consents: [minor] },
      ['error asset_minor_without_guardian stops'],
    ],
    ['a minor with guardian', { consents: [{ ...minor, guardianConsent: true }] }, []],
    [
      'a revoked consent',
      { consents: [{ ...minor, isRevoked: true }] },
      ['error asset_consent_revoked stops'],
    ],
    [
      'a consent that ran out',
      { consents: [{ ...adult, expiresOn: '2026-11-20' }] },
      ['error asset_consent_expired stops'],
    ],
    ['generated content', { generatedContent: 'assisted' }, ['error generated_content_undeclared']],
    ['an older version', { isReplaced: true }, ['warning asset_newer_version']],
  ])('%s', (_, facts, expected) => expect(codesOf(facts)).toEqual(expected));

  it('is satisfied by a declaration', () => {
    expect(codesOf({ generatedContent: 'generated' }, 'assisted')).toEqual([]);
  });
});
