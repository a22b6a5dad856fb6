import { canonicalJson, sha256 } from '@haojiao/kernel';
import { RENDITION_PRESETS_VERSION, renditionPresets } from './rendition-presets';

describe('the table of presets', () => {
  it('has a new version whenever it changes: what was made before is then made anew', () => {
    const mark = sha256(canonicalJson(renditionPresets as never)).slice(0, 12);
    // Changed the table? Raise the version, then put both down here.
    expect([RENDITION_PRESETS_VERSION, mark]).toEqual([2, '6f2001c29c01']);
  });

  it('names each thing once', () => {
    const names = renditionPresets.map(({ name, fit }) => `${name}.${fit.format}`);
    expect(new Set(names).size).toBe(names.length);
    expect(names.every((name) => /^[a-z0-9_]{1,40}\.[a-z]+$/.test(name))).toBe(true);
  });
});
