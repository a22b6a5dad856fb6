import { normalisingFilter, readLoudness } from './loudness';

const words = `[Parsed_loudnorm_0 @ 0x55c4]
{
	"input_i" : "-28.76",
	"input_tp" : "-12.08",
	"input_lra" : "14.30",
	"input_thresh" : "-38.76",
	"output_i" : "-16.02",
	"normalization_type" : "dynamic",
	"target_offset" : "0.02"
}`;

describe('loudness', () => {
  it('is read from the words of the first pass and handed to the second', () => {
    const loudness = readLoudness(words)!;
    expect(loudness).toEqual({
      integratedLufs: -28.76,
      truePeakDbtp: -12.08,
      rangeLu: 14.3,
      thresholdLufs: -38.76,
      offsetLu: 0.02,
    });
    // The range that is there is allowed: otherwise the loud parts would be pressed down.
    expect(normalisingFilter(loudness)).toBe(
      'loudnorm=I=-16:TP=-1.5:LRA=15:dual_mono=true:measured_I=-28.76:measured_TP=-12.08:measured_LRA=14.3:measured_thresh=-38.76:offset=0.02:linear=true',
    );
  });

  it('leaves silence alone', () => {
    const silent = readLoudness(words.replace('-28.76', '-inf').replace('-12.08', '-inf'))!;
    expect(silent).toMatchObject({ integratedLufs: null, truePeakDbtp: null });
    expect(normalisingFilter(silent)).toBeNull();
    expect(readLoudness('no measurement')).toBeNull();
  });
});
