import { convertYourself, willBeConverted } from '@haojiao/channel-kit';
import type { ChannelAccess, DraftMedia, Finding, PublicationDraft } from '@haojiao/channel-kit';
import { FILM_MAX_BYTES, conversionOf, isPlayable } from './led-screen.film';
import { screenOf } from './led-screen.settings';
import type { Screen } from './led-screen.settings';
import { titleLines } from './led-screen.title';
import { showingOf } from './led-screen.showing';

const error = (
  code: string,
  path: string,
  message: [string, string],
  suggestion: [string, string],
): Finding => ({
  severity: 'error',
  code: `led_screen_${code}`,
  path,
  message: { zh: message[0], en: message[1] },
  suggestion: { zh: suggestion[0], en: suggestion[1] },
});

/** A public screen takes nothing on trust: what it can't show, or must not, is refused before anybody signs. */
export function checkForScreen(draft: PublicationDraft, account: ChannelAccess): Finding[] {
  const screen = screenOf(account.settings);
  return [
    ...checkTitle(draft.title, screen),
    ...(draft.kind === 'video' ? checkFilm(draft.media, screen) : checkPicture(draft, screen)),
    ...checkShowing(draft),
  ];
}

function checkTitle(title: string, { titleCharactersPerLine }: Screen): Finding[] {
  const findings: Finding[] = [];
  if (title.trim() === '')
    findings.push(
      error(
        'title_missing',
        'title',
        ['标题不能为空。', 'The title is missing.'],
        ['请填写标题。', 'Write one.'],
      ),
    );
  if (titleLines(title, titleCharactersPerLine) === null)
    findings.push(
      error(
        'title_too_long',
        'title',
        ['标题超过两行。', 'The title takes more than two lines.'],
        [
          `请为 LED 屏另写短标题，每行 ${titleCharactersPerLine} 字。`,
          `Write a short title for the screen, ${titleCharactersPerLine} characters a line.`,
        ],
      ),
    );
  if (/https?:\/\/|www\./i.test(title))
    findings.push(
      error(
        'link',
        'title',
        [
          '标题里有链接，屏幕上点不了。',
          'There is a link in the title, which nobody can follow on a screen.',
        ],
        ['请去掉链接。', 'Take it out.'],
      ),
    );
  return findings;
}

function checkPicture({ cover }: PublicationDraft, { width, height }: Screen): Finding[] {
  if (!cover)
    return [
      error(
        'picture_missing',
        'coverAssetId',
        ['LED 屏播放的是封面图片，还没有封面。', 'A screen shows the cover, and there is none.'],
        [`请选择封面，最好是 ${width}×${height}。`, `Choose one, best of ${width}×${height}.`],
      ),
    ];
  if (cover.width >= width && cover.height >= height) return [];
  return [
    {
      severity: 'warning',
      code: 'led_screen_picture_small',
      path: 'cover.width',
      message: {
        zh: `封面 ${cover.width}×${cover.height} 小于屏幕 ${width}×${height}，放大后会模糊。`,
        en: `The cover (${cover.width}×${cover.height}) is smaller than the screen (${width}×${height}) and will blur.`,
      },
    },
  ];
}

function checkFilm(film: DraftMedia | undefined, screen: Screen): Finding[] {
  if (!film)
    return [
      error(
        'film_missing',
        'media',
        ['缺少视频文件。', 'The film is missing.'],
        ['请上传视频。', 'Upload it.'],
      ),
    ];
  if (conversionOf(film, screen)) return [conversionHint(film), ...checkShape(film, screen)];
  const findings: Finding[] = [];
  if (!isPlayable(film))
    findings.push(
      error(
        'film_format',
        'media.mediaType',
        ['屏幕只播放 H.264 编码的 MP4。', 'The screen plays MP4 with H.264 only.'],
        [convertYourself.zh, convertYourself.en],
      ),
    );
  else if (film.codecs!.audio !== null)
    findings.push(
      error(
        'film_has_sound',
        'media.codecs.audio',
        ['视频带有声音，户外屏幕不得出声。', 'The film has sound; a public screen is silent.'],
        [
          '请去掉音轨后重新上传，或请管理员在服务器上安装 ffmpeg 以自动去除。',
          'Remove the sound track and upload it again, or have ffmpeg installed on the server.',
        ],
      ),
    );
  if (film.bytes > FILM_MAX_BYTES)
    findings.push(
      error(
        'film_too_large',
        'media.bytes',
        ['视频超过 100 MB。', 'The film is larger than 100 MB.'],
        ['请压缩或剪短后重新上传。', 'Compress or shorten it.'],
      ),
    );
  return [...findings, ...checkShape(film, screen)];
}

function conversionHint(film: DraftMedia): Finding {
  const why = !isPlayable(film)
    ? { zh: '屏幕只播放 H.264 编码的 MP4', en: 'The screen plays MP4 with H.264 only' }
    : film.bytes > FILM_MAX_BYTES
      ? { zh: '视频超过 100 MB', en: 'The film is larger than 100 MB' }
      : { zh: '户外屏幕不得出声', en: 'A public screen is silent' };
  const { message, ...hint } = willBeConverted('led_screen', why);
  // Nobody looked inside: then there may be sound.
  if (film.codecs?.audio === null) return { ...hint, message };
  return {
    ...hint,
    message: { zh: `${message.zh}声音将去掉。`, en: `${message.en} The sound is left out.` },
  };
}

function checkShape({ width, height }: DraftMedia, screen: Screen): Finding[] {
  if (!width || !height || Math.abs(width / height / (screen.width / screen.height) - 1) < 0.02) return [];
  return [
    {
      severity: 'warning',
      code: 'led_screen_film_shape',
      path: 'media.width',
      message: {
        zh: `视频画面 ${width}×${height} 与屏幕 ${screen.width}×${screen.height} 比例不同，会有黑边。`,
        en: `The film (${width}×${height}) has another shape than the screen (${screen.width}×${screen.height}): bars stay black.`,
      },
    },
  ];
}

function checkShowing({ options }: PublicationDraft): Finding[] {
  if (showingOf(options) !== null) return [];
  return [
    error(
      'showing_unclear',
      'options.showFrom',
      [
        '播放起止时间无法识别，或结束早于开始。',
        'The times of showing can not be read, or end before they begin.',
      ],
      ['请重新填写播放时间。', 'Enter them again.'],
    ),
  ];
}
