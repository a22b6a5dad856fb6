import { LeaseTaken } from './preparation-ledger';
import { PreparationLease } from './preparation-lease';

describe('the lease of a preparation', () => {
  let now: number;
  let answer: Error | null;
  let lease: PreparationLease;
  const away = new Error('Connection terminated unexpectedly');

  beforeEach(() => {
    now = 0;
    answer = null;
    lease = new PreparationLease(
      async () => {
        if (answer) throw answer;
      },
      () => now,
    );
  });

  const at = async (seconds: number, result: Error | null) => {
    now = seconds * 1_000;
    answer = result;
    await lease.keep();
    return lease.signal.aborted;
  };

  it('outlasts renewals that do not come through', async () => {
    expect(await at(20, away)).toBe(false);
    expect(await at(100, away)).toBe(false);
    expect(await at(105, null)).toBe(false);
    expect(await at(210, away)).toBe(false);
  });

  it('ends before it has run out', async () => {
    await at(20, null);
    expect(await at(129, away)).toBe(false);
    expect(await at(131, away)).toBe(true);
    expect(lease.signal.reason).toBe(away);
  });

  it('ends at once where another took over', async () => {
    expect(await at(1, new LeaseTaken('a'))).toBe(true);
  });
});
