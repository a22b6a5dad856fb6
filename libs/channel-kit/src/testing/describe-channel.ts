import type { ChannelAdapter } from '../channel-adapter';

/** The rules that every adapter keeps, whatever its platform; each adapter's contract spec calls this first. */
export function describeChannel(adapter: ChannelAdapter): void {
  describe(`${adapter.platform} keeps the contract of a channel`, () => {
    it('maps every platform code to a class with advice in both languages', () => {
      for (const [platformCode, row] of Object.entries(adapter.errors)) {
        expect({ platformCode, zh: row.advice.zh.length > 0, en: row.advice.en.length > 0 }).toEqual({
          platformCode,
          zh: true,
          en: true,
        });
        expect(row.code).toMatch(new RegExp(`^${adapter.platform}_[a-z0-9_]+$`));
      }
    });

    it('names a mode for at least one kind of content', () => {
      expect(Object.values(adapter.capabilities.modes).flat().length).toBeGreaterThan(0);
    });

    it('dates its limits', () => {
      for (const limit of adapter.limits) expect(limit.readOn).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    });

    it('marks every credential that opens an account as secret', () => {
      for (const field of adapter.credentialFields) {
        if (/secret|token$|aesKey/i.test(field.key))
          expect([field.key, field.kind]).toEqual([field.key, 'secret']);
      }
    });

    it('offers withdrawal exactly when it says so', () => {
      expect(adapter.withdraw !== undefined).toBe(adapter.capabilities.canWithdraw);
    });

    it('reads callbacks exactly when it says so', () => {
      expect(adapter.receiveCallback !== undefined).toBe(adapter.capabilities.callbacks);
    });
  });
}
