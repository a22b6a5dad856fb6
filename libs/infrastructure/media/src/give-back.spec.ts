import { giveBack } from './give-back';

describe('giving memory back', () => {
  it('empties bytes that have memory of their own, also when it is done twice', () => {
    const bytes = Buffer.allocUnsafeSlow(64).fill(1);
    giveBack(bytes);
    giveBack(bytes);
    expect(bytes.length).toBe(0);
  });

  it('leaves bytes alone that share their memory', () => {
    const memory = new Uint8Array(64).fill(7);
    const part = memory.subarray(8, 16);
    giveBack(part);
    expect([part.length, memory.length, memory[8]]).toEqual([8, 64, 7]);
  });
});
