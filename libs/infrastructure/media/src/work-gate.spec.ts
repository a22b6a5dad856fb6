import fc from 'fast-check';
import { WorkGate } from './work-gate';

const turn = () => new Promise<void>((done) => setImmediate(done));

describe('the gate before heavy work', () => {
  it('never holds more than its capacity, lets everybody through, and keeps the order', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ weight: fc.integer({ min: 1, max: 30 }), turns: fc.nat(4) }), { maxLength: 40 }),
        fc.integer({ min: 10, max: 40 }),
        async (pieces, capacity) => {
          const gate = new WorkGate(capacity);
          const begun: number[] = [];
          let held = 0;
          let peak = 0;
          await Promise.all(
            pieces.map(({ weight, turns }, index) =>
              gate.run(weight, async () => {
                begun.push(index);
                held += Math.min(weight, capacity);
                peak = Math.max(peak, held);
                for (let count = 0; count < turns; count += 1) await turn();
                held -= Math.min(weight, capacity);
              }),
            ),
          );
          expect(peak).toBeLessThanOrEqual(capacity);
          expect(begun).toEqual(pieces.map((_, index) => index));
          expect(gate.inside).toBe(0);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('does as much at once as fits', async () => {
    const gate = new WorkGate(3);
    let most = 0;
    await Promise.all(
      Array.from({ length: 9 }, () =>
        gate.run(1, async () => {
          most = Math.max(most, gate.inside);
          await turn();
        }),
      ),
    );
    expect(most).toBe(3);
  });

  it('lets the next one in when a piece fails', async () => {
    const gate = new WorkGate(1);
    await expect(gate.run(1, () => Promise.reject(new Error('damaged')))).rejects.toThrow('damaged');
    expect(await gate.run(1, async () => 'done')).toBe('done');
  });
});
