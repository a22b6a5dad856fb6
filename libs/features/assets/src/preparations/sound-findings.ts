import type { SoundAnalysis } from '@haojiao/infrastructure/media';
import type { MediaFinding } from './persistence/media-preparation.entity';

/** Below it the noise of the room comes up with the voice. */
const TOO_QUIET_LUFS = -30;
/** A few ceilings nobody hears. */
const CLIPPINGS_HEARD = 10;
const SILENCES_NAMED = 3;

/** What the person who recorded it can still do better. */
export function soundFindings({ loudness, clippings, silences }: SoundAnalysis): MediaFinding[] {
  const { integratedLufs } = loudness;
  if (integratedLufs === null) {
    return [
      {
        code: 'sound_silent',
        zh: '整段录音没有声音。请检查录音设备或导出设置后重新上传。',
        en: 'There is nothing to hear in the whole recording. Check the recorder or the export and upload it anew.',
      },
    ];
  }
  const findings: MediaFinding[] = [];
  if (integratedLufs < TOO_QUIET_LUFS) {
    findings.push({
      code: 'sound_too_quiet',
      zh: `录音音量过低（${integratedLufs} LUFS）。已自动提高到 -16 LUFS，但底噪会一起变大，建议靠近话筒重录。`,
      en: `The recording is very quiet (${integratedLufs} LUFS). It was raised to -16 LUFS, and the noise with it: better record closer to the microphone.`,
    });
  }
  if (clippings >= CLIPPINGS_HEARD) {
    findings.push({
      code: 'sound_clipped',
      zh: `录音有 ${clippings} 处削波失真（音量过大）。失真无法修复，建议降低录音电平后重录。`,
      en: `The recording is clipped in ${clippings} places, which can not be mended: better record at a lower level.`,
    });
  }
  if (silences.length > 0) {
    const named = silences.slice(0, SILENCES_NAMED);
    const more = silences.length - named.length;
    findings.push({
      code: 'sound_long_silence',
      zh: `有 ${silences.length} 段较长的静音：${named.map(({ startSeconds, seconds }) => `第 ${clock(startSeconds)} 起 ${seconds} 秒`).join('、')}${more > 0 ? '等' : ''}。请确认是否有意为之。`,
      en: `${silences.length} long silence(s): ${named.map(({ startSeconds, seconds }) => `${seconds} s from ${clock(startSeconds)}`).join(', ')}${more > 0 ? ' and more' : ''}. Make sure they are meant.`,
    });
  }
  return findings;
}

function clock(seconds: number): string {
  const whole = Math.floor(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
