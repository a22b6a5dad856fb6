import { randomBytes } from 'node:crypto';
import { newId } from '@haojiao/kernel';
import { idInHandOffToken, isHandOffTokenOf, signHandOffToken } from './hand-off-token';

const key = randomBytes(32);
const link = { id: newId(), publicationId: newId(), expiresAt: new Date('2026-11-24T01:02:03.456Z') };
const token = signHandOffToken(link, key);

describe('the token of a hand-off link', () => {
  it('names its link and is its own', () => {
    expect(token).toMatch(/^[\w-]{44}$/);
    expect(idInHandOffToken(token)).toBe(link.id);
    expect(isHandOffTokenOf(token, link, key)).toBe(true);
  });

  it('is another one for another publication, another end and another key', () => {
    const others = [
      [{ ...link, publicationId: newId() }, key],
      [{ ...link, expiresAt: new Date(link.expiresAt.getTime() + 1) }, key],
      [{ ...link, id: newId() }, key],
      [link, randomBytes(32)],
    ] as const;
    for (const [other, otherKey] of others) expect(isHandOffTokenOf(token, other, otherKey)).toBe(false);
  });

  it('is spoilt by a change of any of its characters', () => {
    for (let at = 22; at < token.length; at += 1) {
      const changed = token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1);
      expect(isHandOffTokenOf(changed, link, key)).toBe(false);
    }
  });

  it.each(['', 'x', 'a'.repeat(43), 'a'.repeat(45), `${'a'.repeat(43)}/`, '../../etc/passwd'])(
    'has a form that %j has not',
    (text) => expect(idInHandOffToken(text)).toBeNull(),
  );
});
