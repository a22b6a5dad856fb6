import { firstPassword } from './first-password';

describe('a first password', () => {
  it('has twelve characters, of each kind at least one, whatever the dice say', () => {
    const dice = [() => 0, (limit: number) => limit - 1, (limit: number) => 7 % limit];
    for (const randomBelow of dice) {
      const password = firstPassword(randomBelow);
      expect(password).toHaveLength(12);
      expect(password).toMatch(/[a-z]/);
      expect(password).toMatch(/[A-Z]/);
      expect(password).toMatch(/\d/);
    }
  });

  it('holds nothing that is easily taken for another', () => {
    const many = Array.from({ length: 50 }, () => firstPassword()).join('');
    expect(many).not.toMatch(/[IlOo01]/);
  });

  it('is another each time', () => {
    expect(firstPassword()).not.toBe(firstPassword());
  });
});
